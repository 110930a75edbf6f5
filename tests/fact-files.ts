import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { commandLine } from "#app/audit/record-audit.server.ts";
import type { ImportOrder } from "#app/sources/import-order.ts";

/** How a test has a file read: facts of a day of its own, at a moment of its own. */
export const order: ImportOrder = {
  asOf: "2026-11-24",
  dryRun: false,
  allowEnding: false,
  actor: commandLine,
  now: new Date("2026-11-24T18:00:00Z"),
};

/** Writes files by name into a folder that is gone after the test file; returns the folder. */
export function factFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "groundswell-facts-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  for (const [name, text] of Object.entries(files)) {
    const at = path.join(folder, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
  return folder;
}

const places = [process.env.OFFICIALS_DATA, path.resolve("../shared/data")];

/** The folder of the publishers' own files, for tests over all of them; null where they are not (OFFICIALS_DATA names it). */
export const publishedData = places.find((place) => place && existsSync(place)) ?? null;

export const withoutData = "the publishers' files are not here: OFFICIALS_DATA names their folder";
