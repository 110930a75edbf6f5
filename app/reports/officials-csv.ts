import { callOutcomes } from "#app/calls/call-form.ts";
import { csvLine } from "#app/platform/csv.ts";
import type { OfficialLine } from "./official-line.ts";

/** States of letters in the file, in the order in which a letter comes to them. */
const letterStates = [
  "waiting",
  "queued",
  "sending",
  "sent",
  "bounced",
  "offered",
  "said_sent",
  "said_not_sent",
] as const;

const columns = [
  ...["official", "party", "office", "district", "division", "chamber", "holds", "position"],
  ...["constituents", "signatures", "calls"],
  ...callOutcomes.map((outcome) => `calls_${outcome}`),
  ...letterStates.map((state) => `letters_${state}`),
  "answers",
];

/** A campaign's officials as lines of CSV; what a spreadsheet would take for a formula is escaped. `holds`: yes, vacant, left. */
export async function* officialsCsv(lines: OfficialLine[]): AsyncGenerator<string> {
  yield csvLine(columns);
  for (const line of lines) {
    const { name, party, title, district, divisionId, chamber, stance, byOutcome, byStatus } = line;
    yield csvLine([
      ...[name, party, title, district, divisionId, chamber],
      name === null ? "vacant" : line.hasLeft ? "left" : "yes",
      ...[stance, line.constituents, line.signatures, line.calls],
      ...callOutcomes.map((outcome) => byOutcome[outcome] ?? 0),
      ...letterStates.map((state) => byStatus[state] ?? 0),
      line.answers,
    ]);
  }
}
