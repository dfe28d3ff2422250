import type { Value } from "./value.ts";

/**
 * How a person would write it: `ghcr.io/${{ github.repository_owner }}/app`. Literals come out as they are: to mask what
 * may be a credential, and what a terminal would obey, is the business of whoever prints.
 */
export function shown(value: Value): string {
  switch (value.kind) {
    case "literal":
      return value.text;
    case "empty":
      return "";
    case "github-token":
      return "${{ secrets.GITHUB_TOKEN }}";
    case "secret":
      return `\${{ secrets.${value.name} }}`;
    // A shell's variable is named with its `$`.
    case "context":
      return value.name.startsWith("$") ? value.name : `\${{ ${value.name} }}`;
    case "app-token":
    case "unknown":
      return "…";
    case "choice":
      return value.of.map(shown).join(" | ");
    case "joined":
      return value.parts.map((part) => (part.kind === "choice" ? `(${shown(part)})` : shown(part))).join("");
  }
}
