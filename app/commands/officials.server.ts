import { commandLine } from "#app/audit/record-audit.server.ts";
import {
  correctField,
  correctionsInForce,
  type NewCorrection,
  withdrawCorrection,
} from "#app/officials/correct-official.server.ts";
import { correctable } from "#app/officials/correction.ts";
import { findByName } from "#app/officials/find-by-name.server.ts";
import { isCalendarDay } from "#app/platform/iso-date.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { DONE, FAILED, type Print } from "./print.ts";

export const subjectKinds = ["official", "office", "term", "contact_place", "contact_link"] as const;

const operator = () => ({ actor: commandLine, now: new Date() });

/** Prints officials by name with the ids of what can be corrected. Returns the exit code, as all here. */
export async function findOfficialsByName(text: string, print: Print): Promise<number> {
  for (const { id, name, party, terms, places, links } of await findByName(
    text,
    new Date().toISOString().slice(0, 10),
  )) {
    print(`official ${id}  ${name}${party ? ` (${party})` : ""}`);
    for (const term of terms)
      print(`  term ${term.id}  ${term.title}: ${term.startOn ?? "?"} to ${term.endOn ?? "?"}`);
    for (const place of places)
      print(`  contact_place ${place.id}  ${place.kind} ${place.locality ?? ""} ${place.phone ?? ""}`);
    for (const link of links) print(`  contact_link ${link.id}  ${link.kind} ${link.value}`);
  }
  return DONE;
}

/** Corrects a field. */
export async function correct(wanted: NewCorrection, print: Print): Promise<number> {
  if (!isUuid(wanted.subjectId)) return notFound(wanted.kind, wanted.subjectId, print);
  if (wanted.expiresOn !== null && !isCalendarDay(wanted.expiresOn)) {
    print(`--expires "${wanted.expiresOn}" is no day: write 2026-08-05.`);
    return FAILED;
  }
  const result = await correctField(wanted, operator());
  switch (result.outcome) {
    case "corrected":
      print(`${wanted.field} is corrected (${result.id}). No import changes it.`);
      return DONE;
    case "unchanged":
      print("It is corrected to that already.");
      return DONE;
    case "not-found":
      return notFound(wanted.kind, wanted.subjectId, print);
    case "no-reason":
      print("Say why with --reason.");
      return FAILED;
    case "bad-field":
      print(`Of a ${wanted.kind} these can be corrected: ${correctable(wanted.kind).join(", ")}.`);
      return FAILED;
    case "bad-value":
      print(`"${wanted.value}" is no value for ${wanted.field}.`);
      return FAILED;
  }
}

function notFound(kind: string, id: string, print: Print): number {
  print(`There is no ${kind} ${id}.`);
  return FAILED;
}

/** Takes a correction back. */
export async function withdraw(id: string, print: Print): Promise<number> {
  const outcome = isUuid(id) ? await withdrawCorrection(id, operator()) : "not-found";
  print(outcome === "withdrawn" ? "What sources say counts again." : `No correction ${id} is in force.`);
  return outcome === "withdrawn" ? DONE : FAILED;
}

/** Prints the corrections in force. */
export async function listCorrections(print: Print): Promise<number> {
  for (const row of await correctionsInForce(new Date())) {
    const until = row.expiresOn ? ` until ${row.expiresOn.toISOString().slice(0, 10)}` : "";
    print(
      `${row.id}  ${row.subjectKind} ${row.subjectId}  ${row.field} = ${JSON.stringify(row.value)}${until}`,
    );
    print(`  ${row.authorName}, ${row.madeAt.toISOString().slice(0, 10)}: ${row.reason}`);
  }
  return DONE;
}
