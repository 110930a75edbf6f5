import { exportFacts } from "#app/facts/export-facts.server.ts";
import { loadFacts, shippedFolder } from "#app/facts/load-facts.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

/** Writes the facts that ship with the product into a folder. Returns the exit code, as all here. */
export async function writeFacts(folder: string, print: Print): Promise<number> {
  const rows = await exportFacts(folder, new Date());
  for (const [table, count] of Object.entries(rows))
    print(`${table}.tsv: ${count.toLocaleString("en-US")} rows`);
  return DONE;
}

/**
 * Loads facts from a folder; without one those that came with the product. `ifNew`: says nothing where this version was
 * loaded before.
 */
export async function readFacts(
  folder: string | undefined,
  { ifNew }: { ifNew: boolean },
  print: Print,
): Promise<number> {
  const startedAt = Date.now();
  const loaded = await loadFacts(folder ?? shippedFolder(), { now: new Date(), again: !ifNew });
  if (loaded.outcome === "known") return DONE;
  if (loaded.outcome === "missing") {
    print(`There is no folder ${folder ?? shippedFolder()}.`);
    return ifNew ? DONE : FAILED;
  }
  for (const [source, outcome] of Object.entries(loaded.sources))
    if (outcome === "newer") print(`${source}: newer facts are here already.`);
  print(`Districts and officials are loaded (${((Date.now() - startedAt) / 1000).toFixed(1)} seconds).`);
  return DONE;
}
