import { type Chamber, chambersOf, houseName } from "#app/officials/houses.ts";
import { type Body, isCongress } from "./body.ts";
import type { StageInput } from "./measure-forms.ts";

/** Where measures of the upper house begin: "SB 12", "S. 4", "SR 1". */
const ofUpperHouse = /^S/i;

/**
 * The road that a measure goes through its body, as it is at the start: brought in, committee and floor of the house
 * it begins in, the same in the other, the governor or the president, the law. An organizer changes it from there.
 */
export function firstRoad(body: Body, identifier: string): StageInput[] {
  const houses = chambersOf(body);
  const begins: Chamber = ofUpperHouse.test(identifier.trim()) ? "upper" : houses[0]!;
  const order = [begins, ...houses.filter((house) => house !== begins)];
  return [
    stage("introduced", begins, "Introduced", "Presentada", "here"),
    ...order.flatMap((house) => ofHouse(body, house)),
    isCongress(body)
      ? stage("executive", null, "President", "Presidencia")
      : stage("executive", null, "Governor", "Gobernación"),
    stage("law", null, "Law", "Ley"),
  ];
}

function ofHouse(body: Body, house: Chamber): StageInput[] {
  const [en, es] = [houseName(body, house, "en"), houseName(body, house, "es")];
  return [
    stage("committee", house, `${en} committee`, `Comité: ${es}`),
    stage("floor", house, `${en} floor`, `Pleno: ${es}`),
  ];
}

function stage(
  kind: StageInput["kind"],
  chamber: Chamber | null,
  label_en: string,
  label_es: string,
  outcome: StageInput["outcome"] = "ahead",
): StageInput {
  return {
    label_en,
    label_es,
    note_en: null,
    note_es: null,
    kind,
    chamber,
    committee: null,
    outcome,
    occurred_on: null,
    votes_needed: null,
    seats: null,
    votes_for: null,
    votes_against: null,
    url: null,
  };
}
