import { translator } from "#app/i18n/translate.ts";
import { csvLine } from "#app/platform/csv.ts";
import type { PackFrame } from "./pack-frame.ts";
import type { PackSource } from "./pack-source.server.ts";
import { printableDay } from "./printable-day.ts";

/**
 * The signers of a pack as CSV, numbered as in the PDF: who agreed to be on the list, as they agreed to. With the mark
 * by which Excel knows UTF-8; what a spreadsheet would take for a formula is escaped.
 */
export async function* signersCsv(
  source: PackSource,
  { input, timeZone, told }: PackFrame,
): AsyncGenerator<string> {
  const t = translator(input.language, "deliveries");
  yield `\uFEFF${csvLine([t("csv.number"), t("csv.name"), t("csv.place"), t("csv.day")])}`;
  let number = 0;
  for await (const signers of source.signers()) {
    yield signers
      .map(({ name, place, at }) => csvLine([++number, name, place, printableDay(at, timeZone)]))
      .join("");
    await told(signers.length);
  }
}

/** The approved comments of a pack as CSV; whose signer is not on the list has neither name nor place. */
export async function* commentsCsv(
  source: PackSource,
  { input, timeZone, told }: PackFrame,
): AsyncGenerator<string> {
  const t = translator(input.language, "deliveries");
  yield `\uFEFF${csvLine([t("csv.comment"), t("csv.name"), t("csv.place"), t("csv.day")])}`;
  for await (const comments of source.comments()) {
    yield comments
      .map(({ text, name, place, at }) => csvLine([text, name, place, printableDay(at, timeZone)]))
      .join("");
    await told(comments.length);
  }
}

/** How many signed where, as CSV. Small places are together. */
export function* placesCsv({ head }: PackSource, { input }: PackFrame): Generator<string> {
  const t = translator(input.language, "deliveries");
  yield `\uFEFF${csvLine([t("csv.kind"), t("csv.place"), t("csv.count")])}`;
  for (const { level, lines } of head.places) {
    for (const { name, counted } of lines) {
      yield csvLine([t(`pack.places.${level}`), name ?? t("pack.small"), counted]);
    }
  }
}
