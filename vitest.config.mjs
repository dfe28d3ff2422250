// No import of vitest here: the root has no dependencies, so that pre-commit can install the command from it.
export default { test: { projects: ["packages/*"] } };
