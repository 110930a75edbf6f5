import { readDivisionId } from "#app/geography/division.ts";
import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { CommitteeRole } from "#app/platform/prisma/enums.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { type Body, bodyOf, jurisdictionOf } from "./body.ts";
import { officesOf } from "./body-offices.server.ts";
import type { Named } from "./who-is-meant.ts";

/** More than an organization follows at once. */
const most = 300;

export type ListedCommittee = {
  id: string;
  body: Body | null;
  chamber: string | null;
  name: string;
  members: number;
  chair: string | null;
};

/** The committees that are kept; of one body, where it is named. */
export async function panelCommittees(language: Language, body?: Body): Promise<ListedCommittee[]> {
  const rows = await prisma.committee.findMany({
    where: body ? { jurisdictionId: jurisdictionOf(body) } : {},
    orderBy: [{ jurisdictionId: "asc" }, { nameEn: "asc" }, { id: "asc" }],
    take: most,
    include: {
      members: { where: { role: "chair" }, select: { official: { select: { name: true } } } },
      _count: { select: { members: true } },
    },
  });
  return rows.map(({ id, jurisdictionId, chamber, nameEn, nameEs, members, _count }) => ({
    id,
    body: bodyOf(jurisdictionId),
    chamber,
    name: language === "es" ? nameEs : nameEn,
    members: _count.members,
    chair: members[0]?.official.name ?? null,
  }));
}

export type PanelCommittee = {
  id: string;
  name: string;
  version: number;
  body: Body | null;
  chamber: string | null;
  /** As its form has them. */
  fields: Record<string, string>;
  members: { officialId: string; name: string; role: CommitteeRole }[];
};

/** A committee for the page that changes it; null for ids that nothing has. */
export async function findPanelCommittee(
  id: string | undefined,
  language: Language,
): Promise<PanelCommittee | null> {
  if (!isUuid(id)) return null;
  const row = await prisma.committee.findUnique({
    where: { id },
    include: {
      members: {
        orderBy: [{ role: "asc" }, { official: { familyName: "asc" } }],
        include: { official: { select: { name: true } } },
      },
    },
  });
  if (!row) return null;
  const body = bodyOf(row.jurisdictionId);
  return {
    id,
    name: language === "es" ? row.nameEs : row.nameEn,
    version: row.version,
    body,
    chamber: row.chamber,
    fields: {
      body: body ?? "",
      chamber: row.chamber ?? "",
      name_en: row.nameEn,
      name_es: row.nameEs,
      url: row.url ?? "",
    },
    members: row.members.map(({ officialId, role, official }) => ({ officialId, role, name: official.name })),
  };
}

/** Who may sit on a committee on a day (ISO 8601): the members of its house, or of both. */
export async function mayBeMembers(
  { body, chamber }: Pick<PanelCommittee, "body" | "chamber">,
  day: string,
): Promise<Named[]> {
  const offices = body ? await officesOf(body, day) : [];
  return offices
    .filter((office) => chamber === null || office.chamber === chamber)
    .flatMap(({ divisionId, holders }) =>
      holders.map(({ id, name, familyName }) => ({
        officialId: id,
        name,
        familyName,
        district: readDivisionId(divisionId)?.value ?? "",
      })),
    );
}
