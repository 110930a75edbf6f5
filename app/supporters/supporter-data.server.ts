import { prisma } from "#app/platform/db.server.ts";

/** What another room knows about a supporter, under the name it has in the file. */
export type DataSection = { name: string; read: (supporterId: string) => Promise<unknown> };

/**
 * Everything that is known about one supporter, for the file they download: plain values with ISO instants,
 * no ids of ours. `sections` are the parts kept by rooms above this one, such as signatures.
 * Source: GDPR articles 15 and 20, California Civil Code 1798.100.
 */
export async function supporterData(
  supporterId: string,
  { now, sections }: { now: Date; sections: DataSection[] },
): Promise<Record<string, unknown>> {
  const supporter = await prisma.supporter.findUniqueOrThrow({
    where: { id: supporterId },
    include: {
      imports: { include: { import: true }, orderBy: { importId: "asc" } },
      consents: { include: { wording: true }, orderBy: { recordedAt: "asc" } },
    },
  });
  const {
    id: _id,
    emailCanonical: _canonical,
    erasedAt: _erased,
    nameKey: _key,
    mergedIntoId: _into,
    consents,
    imports,
    ...details
  } = supporter;
  const others = await Promise.all(
    sections.map(async ({ name, read }) => [name, await read(supporterId)] as const),
  );
  return {
    takenAt: now,
    details,
    consents: consents.map(({ purpose, granted, language, page, recordedAt, wording }) => ({
      purpose,
      granted,
      words: wording.text,
      language,
      page,
      recordedAt,
    })),
    imports: imports.map(({ import: { fileName, importedAt } }) => ({ file: fileName, importedAt })),
    ...Object.fromEntries(others),
  };
}
