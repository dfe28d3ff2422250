import { positionOf, renderPage, rulePage } from "@ghcr-lint/core";
import type { SettledFinding, Span } from "@ghcr-lint/core";

/** One finding of the list. Its places select what they name, by `select`. */
export function findingItem(finding: SettledFinding, select: (start: number, end: number) => void): HTMLLIElement {
  const { severity, message, rule, at, related = [], predicts, remedy, fix } = finding;
  const place = (span: Span): HTMLButtonElement => {
    const { line, column } = positionOf(span.file, span.start);
    const button = make("button", "place", `${line}:${column}`);
    button.type = "button";
    button.addEventListener("click", () => select(span.start, span.end));
    return button;
  };
  const item = make("li", `finding ${severity}`);
  item.append(paragraph(place(at), " ", make("span", "severity", severity), ": ", ...prose(message)));
  for (const note of related) item.append(paragraph(place(note.at), " ", ...prose(note.message)));
  if (predicts !== undefined) item.append(paragraph("The run would say: ", make("code", "", predicts)));
  const cure = fix?.title ?? remedy;
  if (cure !== undefined) item.append(paragraph("To do: ", ...prose(cure)));
  const page = make("details", "");
  page.append(make("summary", "", rule.id), make("pre", "", renderPage(rulePage(rule), { color: false })));
  item.append(page);
  return item;
}

/** Messages put code in backticks. Whatever they quote of a workflow becomes text and never a tag. */
function prose(text: string): (Node | string)[] {
  return text.split("`").map((part, index) => (index % 2 === 0 ? part : make("code", "", part)));
}

function paragraph(...parts: readonly (Node | string)[]): HTMLParagraphElement {
  const made = make("p", "");
  made.append(...parts);
  return made;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
