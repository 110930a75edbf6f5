import { csvLine } from "#app/platform/csv.ts";
import { suppressionLines } from "./suppression-list.server.ts";

/** Every address that is never mailed, as CSV that the import takes: address, reason in words, then what we know of it. Times in UTC. */
export async function* suppressionCsv(): AsyncGenerator<string> {
  yield csvLine(["email", "reason", "kind", "told_by", "since"]);
  for await (const lines of suppressionLines())
    yield lines
      .map(({ email, detail, reason, source, since }) =>
        csvLine([email, detail ?? reason, reason, source, since]),
      )
      .join("");
}
