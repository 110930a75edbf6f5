import { readDivisionId } from "#app/geography/division.ts";
import { type Division, divisionsOfState } from "#app/geography/known-divisions.server.ts";
import { findState } from "#app/geography/states.ts";
import { formatPercent } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { districtBeside, districtName, divisionLabel } from "./district-label.ts";
import { isAway, type LookUpAnswer } from "./look-up.server.ts";
import type { DistrictChoice, LookUpPage, OfficialCard } from "./look-up-view.ts";
import type { OfficeFound } from "./office-found.ts";
import { officialsFor } from "./officials-for.server.ts";
import { partyShown } from "./party-shown.ts";
import { phoneShown } from "./phone-shown.ts";

type PageOptions = {
  language: Language;
  /** ISO 8601. */
  day: string;
  /** What the visitor chose where nothing but them can tell: the part of the id behind its type. */
  chosen: Partial<Record<DistrictChoice["type"], string>>;
  /** Of the answer's divisions, those that the visitor named. */
  named?: string[];
};

/**
 * An answer as the page shows it: cards by level, candidates side by side, and a choice for each type of district of
 * which nothing says which it is.
 */
export async function lookUpPage(answer: LookUpAnswer, options: PageOptions): Promise<LookUpPage> {
  const { language } = options;
  const choices = await choicesFor(answer, options);
  const offices = [...answer.offices, ...choices.flatMap(({ offices: own }) => own)];
  const names = namesOf([...answer.divisions, ...choices.flatMap(({ division }) => division ?? [])]);
  const cards = cardsOf(
    offices,
    names,
    language,
    new Set([...(options.named ?? []), ...choices.map(({ division }) => division?.id)]),
  );
  const geocoder = answer.sources.find(({ kind }) => kind === "geocoder");
  return {
    precision: answer.precision,
    place: answer.divisions
      .filter(({ type }) => ["state", "county", "place"].includes(type))
      .map(({ name }) => name),
    levels: (["federal", "state", "local"] as const)
      .map((level) => ({ level, cards: cards.filter((card) => card.level === level) }))
      .filter((each) => each.cards.length > 0),
    open: answer.candidates
      .filter(({ divisions }) => divisions.length > 1)
      .map((each) => openOf(each, language)),
    choices: choices.map(({ offices: _, division: __, ...choice }) => choice),
    stateName: answer.stateCode && findState(answer.stateCode)!.name,
    needsStreet: answer.needsStreet,
    geocoder: geocoder
      ? {
          status: isAway(geocoder.status) ? "away" : (geocoder.status as "used"),
          dropped: [...new Set(geocoder.dropped.map(({ why }) => why))],
        }
      : null,
    sources: answer.sources.flatMap(({ kind, name, asOf, types }) =>
      types.length > 0 ? [{ kind, name, asOf }] : [],
    ),
  };
}

const namesOf = (divisions: Division[]) => new Map(divisions.map(({ id, name }) => [id, name]));

function openOf(
  { type, divisions }: LookUpAnswer["candidates"][number],
  language: Language,
): LookUpPage["open"][number] {
  const names = namesOf(divisions);
  return {
    type: type as LookUpPage["open"][number]["type"],
    divisions: divisions.map(({ id, name, landShare = null, offices }) => ({
      id,
      name: divisionLabel(id, name, language),
      share: landShare === null ? null : formatPercent(landShare, language),
      cards: cardsOf(offices, names, language),
    })),
  };
}

async function choicesFor(
  { candidates, stateCode }: LookUpAnswer,
  { day, chosen }: PageOptions,
): Promise<(DistrictChoice & { division: Division | null; offices: OfficeFound[] })[]> {
  const types = candidates.flatMap(({ type, divisions }) =>
    divisions.length === 0 ? [type as DistrictChoice["type"]] : [],
  );
  if (!stateCode || types.length === 0) return [];
  const lists = await Promise.all(types.map((type) => divisionsOfState(type, stateCode, day)));
  const offices = await officialsFor(
    lists.flat().map(({ id }) => id),
    day,
  );
  return types.map((type, at) => {
    const division = lists[at]!.find(({ id }) => valueIn(id) === chosen[type]) ?? null;
    return {
      type,
      division,
      value: division && valueIn(division.id),
      options: lists[at]!.map(({ id }) => ({
        id,
        value: valueIn(id),
        name: districtName(id),
        names: namesIn(offices, id),
      })),
      offices: division ? offices.filter(({ divisionId }) => divisionId === division.id) : [],
    };
  });
}

const valueIn = (id: string) => readDivisionId(id)?.value ?? "";
const namesIn = (offices: OfficeFound[], id: string) =>
  offices
    .filter(({ divisionId }) => divisionId === id)
    .flatMap(({ holders }) => holders.map(({ name }) => name));

function cardsOf(
  offices: OfficeFound[],
  names: Map<string, string>,
  language: Language,
  chosen = new Set<string | undefined>(),
): OfficialCard[] {
  return offices.flatMap((office) => {
    const common = {
      level: office.level,
      title: office.titles[language],
      district: districtBeside(
        office.divisionId,
        names.get(office.divisionId) ?? "",
        office.titles[language],
        language,
      ),
      chosen: chosen.has(office.divisionId),
    };
    const empty = Array.from({ length: office.vacant }, (_, at) => ({
      ...common,
      key: `${office.id}-${at}`,
      holder: null,
    }));
    const held = office.holders.map((holder) => ({
      ...common,
      key: `${office.id}-${holder.id}`,
      holder: {
        name: holder.name,
        party: partyShown(holder.party, language),
        phones: holder.places.flatMap(({ phone, kind, locality }) =>
          phone ? [{ href: `tel:${phone}`, shown: phoneShown(phone), kind, locality }] : [],
        ),
        email: holder.links.find(({ kind }) => kind === "email")?.value ?? null,
        form: holder.links.find(({ kind }) => kind === "form")?.value ?? null,
        website: holder.links.find(({ kind }) => kind === "website")?.value ?? null,
        source: holder.source,
        asOf: holder.asOf,
        correctedOn: holder.correctedOn,
      },
    }));
    return [...held, ...empty];
  });
}
