import type { Rule } from "../rule.ts";

export const invalidPackagesPermission: Rule = {
  id: "invalid-packages-permission",
  title: "A `permissions` value that GitHub refuses",
  severity: "error",
  category: "permissions",
  why:
    "`packages` can be `read`, `write` or `none`, and nothing else: there is no `admin`, no `delete`, and no list. The value " +
    "of `permissions` itself is a map of scopes, `read-all` or `write-all`. With anything else GitHub refuses the whole file " +
    "and no job of it runs.",
  remedy: "Write `packages: write` to push or delete, `packages: read` to pull.",
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions"],
  *checkFile({ permissionFaults }) {
    for (const { what, shown, at } of permissionFaults) {
      yield {
        message: what === "packages" ? `\`packages: ${shown}\` is not \`read\`, \`write\` or \`none\`: GitHub refuses the file` : `\`permissions: ${shown}\` is not a map of scopes, \`read-all\` or \`write-all\`: GitHub refuses the file`,
        at,
        label: "not a value that GitHub knows",
        remedy: what === "packages" ? "write `read`, `write` or `none`" : "write a map of scopes, such as `packages: write`",
      };
    }
  },
};
