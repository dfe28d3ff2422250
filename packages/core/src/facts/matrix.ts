import type { JobCall } from "../project/project.ts";
import type { Job, MapNode, Node } from "../workflow/model.ts";

/** One combination of a matrix: what `matrix.KEY` is. */
export type MatrixRow = ReadonlyMap<string, Node>;

/** More rows than this say nothing that the first ones do not; the job is then judged once, with an unknown matrix. */
export const mostRows = 64;

/** GitHub starts at most 256 jobs of a matrix, so that these are far more than run; each `include` is held against each. */
const mostCombinations = 4096;
const mostComparisons = 200_000;

/**
 * The combinations of a job's matrix, as far as they make a difference: rows that agree in all that the job mentions are
 * one. `undefined` stands for a matrix that is not known before the run (`fromJSON(…)`), or that is too large.
 * https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
function matrixRows(job: Job): readonly (MatrixRow | undefined)[] {
  const rows = expandedOnce(job);
  return rows === "unknown" || rows === "too-many" ? [undefined] : rows;
}

/** Its values count as unknown, since there are too many of them. */
export function hasTooManyRows(call: JobCall): boolean {
  return [...call.chain.map((link) => link.job), call.job].some((job) => expandedOnce(job) === "too-many");
}

const expanded = new WeakMap<Job, readonly MatrixRow[] | "unknown" | "too-many">();

function expandedOnce(job: Job): readonly MatrixRow[] | "unknown" | "too-many" {
  const rows = expanded.get(job) ?? distinctRows(job);
  expanded.set(job, rows);
  return rows;
}

function distinctRows(job: Job): readonly MatrixRow[] | "unknown" | "too-many" {
  if (!job.matrix) return [new Map()];
  const rows = job.matrix.kind === "map" ? expand(job.matrix) : "unknown";
  if (typeof rows === "string") return rows;
  const used = mentionedKeys(job);
  const distinct = new Map<string, MatrixRow>();
  for (const row of rows) {
    const kept = used === "all" ? row : new Map([...row].filter(([key]) => used.has(key)));
    distinct.set([...kept].map(([key, node]) => `${key}=${written(node)}`).join("\n"), kept);
    if (distinct.size > mostRows) return "too-many";
  }
  return distinct.size > 0 ? [...distinct.values()] : [new Map()];
}

/** A row for each calling job, outermost first, and one for the job itself. */
export type RowsOfCall = readonly (MatrixRow | undefined)[];

/** Every row of a calling job calls anew. Where that makes too many, nothing is known of the matrices of the callers. */
export function rowsOfCall({ chain, job }: JobCall): readonly RowsOfCall[] {
  const own = matrixRows(job);
  let all: readonly RowsOfCall[] = [[]];
  for (const link of chain) {
    const rows = matrixRows(link.job);
    all = all.flatMap((outer) => rows.map((row) => [...outer, row]));
    if (all.length * own.length > mostRows) {
      return own.map((row) => [...chain.map(() => undefined), row]);
    }
  }
  return all.flatMap((outer) => own.map((row) => [...outer, row]));
}

/** Whether any combination has that key, in lower case; of a matrix that is not known, it may. */
export function isMatrixKey({ matrix }: Job, key: string): boolean {
  if (!matrix) return false;
  if (matrix.kind !== "map") return true;
  return matrix.entries.some(({ key: axis, value }) => {
    if (axis.value !== "include" || value.kind !== "sequence") return axis.value.toLowerCase() === key;
    return value.items.some((item) => item.kind !== "map" || fields(item).has(key));
  });
}

function written(node: Node): string {
  return node.span.file.text.slice(node.span.start, node.span.end);
}

/** The keys that the text of the job asks for; all where it takes the matrix as a whole. */
function mentionedKeys(job: Job): ReadonlySet<string> | "all" {
  const text = job.span.file.text.slice(job.span.start, job.span.end);
  const keys = new Set<string>();
  for (const mention of text.matchAll(/\bmatrix\s*(?:\.\s*([A-Za-z_][\w-]*)|\[\s*'([^']*)'\s*\]|[)\]},&|=!])/g)) {
    const key = mention[1] ?? mention[2];
    if (key === undefined) return "all";
    keys.add(key.toLowerCase());
  }
  return keys;
}

function expand(matrix: MapNode): readonly MatrixRow[] | "unknown" | "too-many" {
  const axes: [string, readonly Node[]][] = [];
  let include: readonly Node[] = [];
  let exclude: readonly Node[] = [];
  for (const { key, value } of matrix.entries) {
    if (value.kind !== "sequence") {
      // An expression in place of the list: `os: ${{ fromJSON(inputs.os) }}`.
      return "unknown";
    }
    if (key.value === "include") include = value.items;
    else if (key.value === "exclude") exclude = value.items;
    else axes.push([key.value.toLowerCase(), value.items]);
  }
  let rows: Map<string, Node>[] = axes.length > 0 ? [new Map()] : [];
  for (const [key, items] of axes) {
    if (rows.length * items.length > mostCombinations) return "too-many";
    rows = rows.flatMap((row) => items.map((item) => new Map(row).set(key, item)));
  }
  if (rows.length * (include.length + exclude.length) > mostComparisons) return "too-many";
  rows = rows.filter((row) => !exclude.some((excluded) => excluded.kind === "map" && agrees(row, fields(excluded))));
  return addIncluded(rows, include, new Set(axes.map(([key]) => key)));
}

/** An entry of `include` joins every combination whose own axes it does not contradict; else it is one of its own. */
function addIncluded(
  rows: Map<string, Node>[],
  include: readonly Node[],
  axes: ReadonlySet<string>,
): readonly MatrixRow[] | "unknown" {
  const original = rows.length;
  const all = [...rows];
  for (const item of include) {
    if (item.kind !== "map") return "unknown";
    const extra = fields(item);
    const overlap = new Map([...extra].filter(([key]) => axes.has(key)));
    const joins = all.slice(0, original).filter((row) => agrees(row, overlap));
    if (joins.length > 0) for (const row of joins) for (const [key, node] of extra) row.set(key, node);
    else all.push(new Map(extra));
  }
  return all;
}

function fields(map: MapNode): ReadonlyMap<string, Node> {
  return new Map(map.entries.map((entry) => [entry.key.value.toLowerCase(), entry.value]));
}

function agrees(row: ReadonlyMap<string, Node>, wanted: ReadonlyMap<string, Node>): boolean {
  return [...wanted].every(([key, node]) => {
    const own = row.get(key);
    return own !== undefined && same(own, node);
  });
}

function same(a: Node, b: Node): boolean {
  if (a.kind === "scalar" && b.kind === "scalar") return a.text.value === b.text.value;
  return a === b || written(a) === written(b);
}
