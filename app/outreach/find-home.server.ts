import { type DivisionType, readDivisionId } from "#app/geography/division.ts";
import { readWhere } from "#app/geography/read-where.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { bodyOf, isCongress } from "#app/measures/body.ts";
import { chambers } from "#app/officials/houses.ts";
import { lookUp } from "#app/officials/look-up.server.ts";
import { lookUpPage } from "#app/officials/look-up-page.server.ts";
import type { LookUpPage } from "#app/officials/look-up-view.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { findPhase } from "#app/targets/phase.server.ts";
import { askOf, divisionTypesFor } from "#app/targets/rule.ts";
import type { OutreachPage, Visitor } from "./outreach-page.ts";

/** The districts of one type that somebody may live in, for them to say which. */
export type HomeChoice = {
  type: "cd" | "sldu" | "sldl";
  options: { value: string; name: string; officials: string[] }[];
};

export type Home =
  /** `asked`: the types that the page had to know. */
  | { outcome: "found"; divisions: string[]; asked: DivisionType[] }
  /** The page asks for somebody of whom the answer does not say who it is. */
  | { outcome: "open"; choices: HomeChoice[]; geocoderAway: boolean }
  | { outcome: "unknown-zip" };

type Told = {
  street: string | null;
  zip: string;
  /** What the visitor says their district is, by type: an Open Civic Data id. */
  chosen: Partial<Record<HomeChoice["type"], string>>;
};

/**
 * The divisions that a visitor lives in, as far as a page has to know them. Where several districts of a type are possible and
 * the page asks for whoever represents one of them, the visitor chooses: none is picked for them. What they choose has to be
 * among what is possible. Neither street nor ZIP code is kept. Only a database failure throws.
 */
export async function findHome(
  page: OutreachPage,
  { street, zip, chosen }: Told,
  { language, now }: { language: Language; now: Date },
): Promise<Home> {
  const reading = readWhere(new URLSearchParams(street ? { address: street, zip } : { zip }));
  if ("problem" in reading) return { outcome: "unknown-zip" };
  const found = await lookUp(reading.where, { now });
  if (found.outcome === "unknown-zip") return { outcome: "unknown-zip" };
  const { answer } = found;
  const shown = await lookUpPage(answer, { language, day: isoDate(now), chosen: {} });
  const asked = await neededTypes(page);
  // Whom another state's legislature has is no matter of this one's districts.
  const isGoverned = answer.stateCode === null || (await governs(page, answer.stateCode));
  const needed = new Set<string>(isGoverned ? asked : []);
  // Where nobody of a house is on file, its district would be asked for in vain.
  const open = choicesOf(shown).filter(
    ({ type, options }) => needed.has(type) && options.some(({ officials }) => officials.length > 0),
  );
  const settled = open.map(({ type, options }) => options.find(({ value }) => value === chosen[type]));
  if (settled.some((option) => !option))
    return { outcome: "open", choices: open, geocoderAway: shown.geocoder?.status === "away" };
  return {
    outcome: "found",
    divisions: [...answer.divisions.map(({ id }) => id), ...settled.map((option) => option!.value)],
    asked,
  };
}

/** The types of district that tell whom a page asks; none where it asks the same people of everybody. */
async function neededTypes({ target }: OutreachPage): Promise<DivisionType[]> {
  const { jurisdictionId, phase } = await findPhase(target);
  const ask = askOf(target, phase);
  if (ask.of === "executive" || ask.of === "nobody") return [];
  const asked = ask.of === "own" ? ask.chambers : [...chambers];
  return divisionTypesFor(jurisdictionId && bodyOf(jurisdictionId), asked);
}

/** Whether the body that a page's measure is before decides for people of a state ("CA"). */
async function governs({ target }: OutreachPage, stateCode: string): Promise<boolean> {
  const { jurisdictionId } = await findPhase(target);
  const body = jurisdictionId && bodyOf(jurisdictionId);
  return !body || isCongress(body) || body === stateCode;
}

/**
 * Whether a visitor has told all that a page has to know now. A measure that moved to the other house makes a page ask for a
 * district that nobody had to tell before.
 */
export async function isHomeKnown(page: OutreachPage, { asked, divisions }: Visitor): Promise<boolean> {
  if (asked === undefined) return true;
  const told = new Set([...asked, ...divisions.map((id) => readDivisionId(id)?.type)]);
  return (await neededTypes(page)).every((type) => told.has(type));
}

const isDistrict = (type: string): type is HomeChoice["type"] => ["cd", "sldu", "sldl"].includes(type);

/** What a visitor can choose from: every type of district that is open. */
export function choicesOf({ open, choices }: LookUpPage): HomeChoice[] {
  return [
    ...open.flatMap(({ type, divisions }) =>
      isDistrict(type)
        ? [
            {
              type,
              options: divisions.map(({ id, name, cards }) => ({
                value: id,
                name,
                officials: cards.flatMap(({ holder }) => holder?.name ?? []),
              })),
            },
          ]
        : [],
    ),
    ...choices.map(({ type, options }) => ({
      type,
      options: options.map(({ id, name, names }) => ({ value: id, name, officials: names })),
    })),
  ];
}
