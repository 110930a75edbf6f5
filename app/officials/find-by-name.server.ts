import { prisma } from "#app/platform/db.server.ts";
import { day } from "./match-officials.server.ts";
import { type Overrides, overridesOf } from "./overrides.server.ts";

export type FoundOfficial = {
  id: string;
  name: string;
  party: string | null;
  terms: { id: string; title: string; startOn: string | null; endOn: string | null }[];
  places: { id: string; kind: string; phone: string | null; locality: string | null }[];
  links: { id: string; kind: string; value: string }[];
};

const MOST = 20;

/** Officials whose name holds a text, with what can be corrected of them, corrections in force laid over it. */
export async function findByName(text: string, today: string): Promise<FoundOfficial[]> {
  const rows = await prisma.official.findMany({
    where: { name: { contains: text, mode: "insensitive" } },
    orderBy: [{ familyName: "asc" }, { id: "asc" }],
    take: MOST,
    include: {
      terms: { include: { office: { include: { translations: { where: { language: "en" } } } } } },
      places: true,
      links: true,
    },
  });
  const ids = (of: { id: string }[]) => of.map(({ id }) => id);
  const [people, terms, places, links] = await Promise.all([
    overridesOf("official", ids(rows), today),
    overridesOf("term", ids(rows.flatMap((row) => row.terms)), today),
    overridesOf("contact_place", ids(rows.flatMap((row) => row.places)), today),
    overridesOf("contact_link", ids(rows.flatMap((row) => row.links)), today),
  ]);
  return rows.map((row) => ({
    ...over({ id: row.id, name: row.name, party: row.party }, people),
    terms: row.terms.map(({ id, startOn, endOn, office }) =>
      over(
        { id, title: office.translations[0]?.title ?? office.key, startOn: day(startOn), endOn: day(endOn) },
        terms,
      ),
    ),
    places: row.places.map(({ id, kind, phone, locality }) => over({ id, kind, phone, locality }, places)),
    links: row.links.map(({ id, kind, value }) => over({ id, kind, value }, links)),
  }));
}

const over = <T extends { id: string }>(row: T, corrections: Map<string, Overrides>): T => ({
  ...row,
  ...corrections.get(row.id),
});
