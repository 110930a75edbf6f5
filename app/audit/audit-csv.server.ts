import { csvLine } from "#app/platform/csv.ts";
import { type AuditFilter, type AuditLine, auditLines } from "./audit-queries.server.ts";

const HEADER = [
  "id",
  "at",
  "actor_id",
  "actor",
  "from",
  "what",
  "subject_kind",
  "subject_id",
  "subject",
  "campaign_id",
  "before",
  "after",
];

/** The trail as CSV, in pieces of a thousand lines, latest first. Times in UTC. */
export async function* auditCsv(filter: AuditFilter): AsyncGenerator<string> {
  yield csvLine(HEADER);
  for await (const lines of auditLines(filter)) yield lines.map(toCsv).join("");
}

function toCsv(line: AuditLine): string {
  const { kind, id, name } = line.subject;
  return csvLine([
    line.id,
    line.at,
    line.actorId,
    line.actorName,
    line.from,
    line.what,
    kind,
    id,
    name,
    line.campaignId,
    line.before && JSON.stringify(line.before),
    line.after && JSON.stringify(line.after),
  ]);
}
