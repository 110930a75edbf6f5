import { prisma, transact } from "#app/platform/db.server.ts";
import { forgetImportedValues } from "#app/supporters/take-back-import.server.ts";
import { undoneFrom } from "./import-age.ts";

/**
 * Forgets what stood there before imports that can no longer be taken back, and files that were dropped before anybody
 * brought them in. Returns how many people and files that were.
 */
export async function purgeImports({ now }: { now: Date }): Promise<{ people: number; files: number }> {
  const before = undoneFrom(now);
  const old = await prisma.supporterImport.findMany({
    where: { importedAt: { lt: before }, forgottenAt: null },
    select: { id: true },
  });
  let people = 0;
  for (const { id } of old) {
    people += await transact((client) => forgetImportedValues(client, id));
    await prisma.supporterImport.update({ where: { id }, data: { forgottenAt: now } });
  }
  const files = await prisma.supporterImport.deleteMany({
    where: { importedAt: null, runId: null, fileId: null, uploadedAt: { lt: before } },
  });
  return { people, files: files.count };
}
