/** What a cell cannot hold: columns are parted by tabs, rows by line ends. */
const clean = (cell: string | number | boolean | null) =>
  cell === null
    ? ""
    : String(cell)
        .replace(/[\t\r\n]+/g, " ")
        .trim();

/** Writes a table: remarks after "#", the columns, the rows in order of their text, so that two versions compare. */
export function writeTable(
  remarks: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly (string | number | boolean | null)[])[],
): string {
  const lines = rows.map((row) => row.map(clean).join("\t")).sort();
  return `${[...remarks.map((remark) => `# ${remark}`), columns.join("\t"), ...new Set(lines)].join("\n")}\n`;
}

/** Reads a table. Errors: throws for a row with more or fewer cells than there are columns. */
export function readTable(text: string, name: string): Record<string, string>[] {
  const [head, ...lines] = text.split("\n").filter((line) => line !== "" && !line.startsWith("# "));
  const columns = head?.split("\t") ?? [];
  return lines.map((line) => {
    const cells = line.split("\t");
    if (cells.length !== columns.length)
      throw new Error(`${name}: this row does not fit its columns: ${line}`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]!]));
  });
}

const PREFIX = "ocd-division/country:us";

/** An Open Civic Data id without what all have in common; the country is "us". */
export const shortId = (id: string): string => (id === PREFIX ? "us" : id.slice(PREFIX.length + 1));
export const longId = (short: string): string => (short === "us" ? PREFIX : `${PREFIX}/${short}`);
