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
    for (const { what, shown, key, at } of permissionFaults) {
      yield {
        message: `\`${what === "packages" ? "packages" : "permissions"}\` cannot be ${shown}: GitHub refuses the file`,
        at,
        covers: [key],
        label:
          what === "packages" ? "only `read`, `write` or `none`" : "only a map of scopes, `read-all` or `write-all`",
        remedy:
          what === "packages"
            ? "write `write` to push or delete, `read` to pull"
            : "write a map of scopes, such as `packages: write`",
      };
    }
  },
};
