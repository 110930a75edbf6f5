import { prisma } from "#app/platform/db.server.ts";

/** The divisions that a supporter is known to live in, for the file they may have. */
export async function homeData(supporterId: string) {
  const rows = await prisma.supporterDivision.findMany({
    where: { supporterId },
    orderBy: { divisionId: "asc" },
    select: { divisionId: true, foundAt: true, division: { select: { name: true } } },
  });
  return rows.map(({ divisionId, foundAt, division }) => ({ id: divisionId, name: division.name, foundAt }));
}
