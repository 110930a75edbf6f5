import { commandLine } from "#app/audit/record-audit.server.ts";
import { exportableSegments, findExportable, readExportFilter } from "#app/exports/export-choices.server.ts";
import { exportToFile, type Wanted } from "#app/exports/export-to-file.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

export const exportKinds = ["supporters", "signatures", "donations"] as const;

export type ExportOptions = {
  out: string;
  segment?: string;
  petition?: string;
  force: boolean;
  dryRun: boolean;
};

const number = (n: number) => n.toLocaleString("en-US");

/** Writes supporters, signatures or gifts into a file. Returns the exit code. */
export async function exportFile(
  kind: (typeof exportKinds)[number],
  options: ExportOptions,
  print: Print,
): Promise<number> {
  const wanted = await wantedOf(kind, options, print);
  if (!wanted) return FAILED;
  const result = await exportToFile(
    wanted,
    {
      out: options.dryRun ? null : options.out,
      overwrite: options.force,
      told: (rows) => print(`${number(rows)} rows …`),
    },
    { actor: commandLine, now: new Date() },
  );
  switch (result.outcome) {
    case "written":
      print(
        options.dryRun
          ? `Would write ${number(result.rows)} ${kind}, ${number(result.bytes)} bytes, into ${options.out}.`
          : `${number(result.rows)} ${kind}, ${number(result.bytes)} bytes, are in ${options.out}. Only its owner may read it.`,
      );
      return DONE;
    case "exists":
      print(`${options.out} is there already. Nothing was written; --force replaces it.`);
      return FAILED;
    case "no-folder":
      print(`${options.out} cannot be written: there is no such folder, or it is not yours.`);
      return FAILED;
  }
}

async function wantedOf(
  kind: (typeof exportKinds)[number],
  { segment, petition }: ExportOptions,
  print: Print,
): Promise<Wanted | null> {
  if ((kind !== "signatures" && petition) || (kind !== "supporters" && segment)) {
    print("--segment is for supporters, --petition for signatures.");
    return null;
  }
  if (kind === "donations") return { kind };
  if (kind === "signatures") {
    const found = petition ? await findExportable(petition) : null;
    if (!petition || found) return { kind, petition: found };
    print(`There is no petition "${petition}".`);
    return null;
  }
  const form = new URLSearchParams();
  if (segment) {
    const named = (await exportableSegments()).find(({ id, name }) => id === segment || name === segment);
    if (named) form.set("segment", named.id);
  }
  const filter = segment && !form.has("segment") ? null : await readExportFilter(form);
  if (filter) return { kind, filter };
  print(`There is no segment "${segment}" that can be read.`);
  return null;
}
