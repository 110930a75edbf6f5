import { prisma } from "#app/platform/db.server.ts";

/** A supporter's letters for the file of their data: what they wrote, to whom, and what became of it. */
export async function letterData(supporterId: string) {
  const rows = await prisma.letter.findMany({
    where: { OR: [{ supporterId }, { supporter: { mergedIntoId: supporterId } }] },
    orderBy: { writtenAt: "asc" },
    include: {
      official: { select: { name: true } },
      answers: { select: { body: true, answeredOn: true }, orderBy: { answeredOn: "asc" } },
    },
  });
  return rows.map(({ official, answers, ...letter }) => ({
    to: official.name,
    way: letter.way,
    status: letter.status,
    address: letter.address,
    signedBy: letter.signedBy,
    place: letter.place,
    subject: letter.subject,
    body: letter.body,
    language: letter.language,
    source: letter.source,
    writtenAt: letter.writtenAt,
    confirmedAt: letter.confirmedAt,
    sentAt: letter.sentAt,
    answers,
  }));
}

/** To whom somebody wrote, by the ids of their letters. */
export async function addresseesOf(supporterId: string): Promise<{ id: string; official: string }[]> {
  const rows = await prisma.letter.findMany({
    where: { supporterId },
    select: { id: true, official: { select: { name: true } } },
  });
  return rows.map(({ id, official }) => ({ id, official: official.name }));
}
