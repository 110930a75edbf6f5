import type { Division } from "#app/geography/known-divisions.server.ts";
import type { Language } from "#app/i18n/language.ts";
import type { LookUpAnswer } from "./look-up.server.ts";
import type { Holder, OfficeFound } from "./office-found.ts";

/**
 * An answer as `GET /api/officials` gives it, without `query`: it is the caller's own. Phones are E.164, days ISO 8601.
 * What a contact form is reached by stands in `urls`.
 */
export function lookUpJson(answer: LookUpAnswer, language: Language) {
  const { precision, divisions, offices, candidates, needsStreet, sources } = answer;
  return {
    precision,
    divisions: divisions.map(divisionJson),
    officials: officialsJson(offices, language),
    vacant: vacantJson(offices, language),
    candidates: candidates.map(({ type, divisions: possible }) => ({
      type,
      divisions: possible.map((division) => ({
        ...divisionJson(division),
        officials: officialsJson(division.offices, language),
        vacant: vacantJson(division.offices, language),
      })),
    })),
    needs: needsStreet ? ("street_address" as const) : null,
    sources: [...sources.map(({ kind, ...source }) => ({ kind, ...source })), ...factSources(answer)],
  };
}

const divisionJson = ({ id, type, name }: Division) => ({ id, type, name });

function officialsJson(offices: OfficeFound[], language: Language) {
  return offices.flatMap((office) =>
    office.holders.map((holder) => ({
      id: holder.id,
      name: holder.name,
      party: holder.party,
      office: officeJson(office, language),
      division: office.divisionId,
      phones: holder.places.flatMap(({ phone }) => phone ?? []),
      emails: linksOf(holder, ["email"]),
      urls: linksOf(holder, ["website", "form"]),
      photo: holder.photoUrl,
      source: holder.source,
      asOf: holder.asOf,
    })),
  );
}

function vacantJson(offices: OfficeFound[], language: Language) {
  return offices.flatMap((office) =>
    Array.from({ length: office.vacant }, () => ({
      office: officeJson(office, language),
      division: office.divisionId,
    })),
  );
}

const officeJson = ({ titles, chamber, level }: OfficeFound, language: Language) => ({
  title: titles[language],
  chamber,
  level,
});

const linksOf = ({ links }: Holder, kinds: string[]) =>
  links.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);

/** Who publishes who holds what, with the latest day of their facts. */
function factSources({ offices, candidates }: LookUpAnswer) {
  const all = [
    ...offices,
    ...candidates.flatMap((each) => each.divisions.flatMap((division) => division.offices)),
  ];
  const latest = new Map<string, string | null>();
  for (const { source, asOf } of all.flatMap(({ holders }) => holders)) {
    if (source && (asOf ?? "") >= (latest.get(source) ?? "")) latest.set(source, asOf);
  }
  return [...latest].map(([name, asOf]) => ({
    kind: "officials",
    name,
    asOf,
    status: "used",
    types: [],
    dropped: [],
  }));
}
