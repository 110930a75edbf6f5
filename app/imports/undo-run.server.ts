import { z } from "zod";
import { prisma, transact } from "#app/platform/db.server.ts";
import type { RunHandler } from "#app/runs/run.ts";
import { removeImportedTags, takeImportedTags } from "#app/segments/tag-imported.server.ts";
import { nextImported, type TakenBack, takeBackImport } from "#app/supporters/take-back-import.server.ts";

const BATCH = 500;
const Input = z.object({ importId: z.uuid() });

/** Takes an import back, some people at a time. Begun again it finds what is left. */
export const undoRun: RunHandler = async (run, report, cancelled) => {
  const { importId } = Input.parse(run.input);
  const { importedAt } = await prisma.supporterImport.findUniqueOrThrow({ where: { id: importId } });
  const total = await prisma.importedSupporter.count({ where: { importId } });
  const figures: TakenBack = { removed: 0, stayed: 0, restored: 0 };
  if (!importedAt) return { figures };
  let after: string | null = null;
  for (let done = 0; ; ) {
    if (await cancelled()) return { figures };
    const batch = await undoBatch({ importId, importedAt, after, now: run.now });
    if (batch.ids.length === 0) break;
    for (const name of Object.keys(figures) as (keyof TakenBack)[]) figures[name] += batch.done[name];
    after = batch.ids.at(-1)!;
    done += batch.ids.length;
    await report(done, total);
  }
  await prisma.$transaction(async (tx) => {
    await removeImportedTags(tx, { importId, importedAt }, run);
    await tx.supporterImport.update({ where: { id: importId }, data: { undoneAt: run.now } });
  });
  return { figures };
};

type Undo = { importId: string; importedAt: Date; after: string | null; now: Date };

function undoBatch({ importId, importedAt, after, now }: Undo): Promise<{ ids: string[]; done: TakenBack }> {
  return transact(async (client) => {
    const ids = await nextImported(client, importId, { after, limit: BATCH });
    const untagged = await takeImportedTags(client, ids, { importId, importedAt });
    return { ids, done: await takeBackImport(client, ids, { importId, importedAt, untagged, now }) };
  });
}
