import { prisma } from "#app/platform/db.server.ts";
import { correctionsOn } from "./corrections.server.ts";
import { day } from "./match-officials.server.ts";

export type FoundOfficial = {
  id: string;
  name: string;
  party: string | null;
  terms: { id: string; title: string; startOn: string | null; endOn: string | null }[];
  places: { id: string; kind: string; phone: string | null; locality: string | null }[];
  links: { id: string; kind: string; value: string }[];
};

const MOST = 20;

/** Officials whose name holds a text, with what can be corrected of them, corrections in force laid over it: what is hidden is left out. */
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
  const subjects = rows.flatMap((row) => [row.id, ...row.terms.map(({ id }) => id)]);
  const { apply } = await correctionsOn(today, { subjects, officials: rows.map(({ id }) => id) });
  return rows.flatMap((row) => {
    const official = apply("official", { id: row.id, name: row.name, party: row.party });
    if (!official) return [];
    const terms = row.terms.flatMap(({ id, startOn, endOn, office }) => {
      const title = office.translations[0]?.title ?? office.key;
      return apply("term", { id, title, startOn: day(startOn), endOn: day(endOn) }) ?? [];
    });
    const places = row.places.flatMap(
      ({ id, kind, phone, locality }) =>
        apply("contact_place", { id, kind: String(kind), phone, locality }) ?? [],
    );
    const links = row.links.flatMap(
      ({ id, kind, value }) => apply("contact_link", { id, kind: String(kind), value }) ?? [],
    );
    return [{ ...official, terms, places, links }];
  });
}
