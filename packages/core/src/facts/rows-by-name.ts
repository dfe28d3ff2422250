/** The rows of a name, in the order of their table. */
export type RowsOf<Row> = (name: string) => readonly Row[];

export function rowsByName<Row>(table: readonly Row[], namesOf: (row: Row) => readonly string[]): RowsOf<Row> {
  const rows = new Map<string, Row[]>();
  for (const row of table) {
    for (const name of namesOf(row)) {
      const before = rows.get(name);
      if (before) before.push(row);
      else rows.set(name, [row]);
    }
  }
  return (name) => rows.get(name) ?? [];
}
