import type { Chamber } from "#app/officials/houses.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { CommitteeRole } from "#app/platform/prisma/enums.ts";

export type Committee = {
  id: string;
  jurisdictionId: string;
  /** Null: of both houses. */
  chamber: Chamber | null;
  names: { en: string; es: string };
  url: string | null;
  version: number;
  members: { officialId: string; role: CommitteeRole }[];
};

/** A committee with its members, the chair first; null when there is none. */
export async function findCommittee(id: string): Promise<Committee | null> {
  const row = await prisma.committee.findUnique({
    where: { id },
    include: { members: { select: { officialId: true, role: true }, orderBy: { role: "asc" } } },
  });
  if (!row) return null;
  const { nameEn, nameEs, chamber, ...committee } = row;
  return { ...committee, chamber: chamber as Chamber | null, names: { en: nameEn, es: nameEs } };
}
