import { z } from "zod";
import { directoryVersion } from "#app/geography/directory-version.server.ts";
import { settledByZip } from "#app/geography/settled-by-zip.server.ts";
import { pool, prisma, transact } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { settleHomes } from "./settle-homes.server.ts";

const Payload = z.object({ supporter: z.uuid().optional() });

/** Supporters that one statement stores the divisions of. */
const batch = 1_000;
/** Batches that one start of the job looks through at most; the next one goes on after them. */
const batchesAtATime = 20;

const PEOPLE = `
SELECT id, postal_code AS "postalCode" FROM supporter
WHERE id = ANY($1::uuid[]) AND country = 'US' AND postal_code ~ '^[0-9]{5}' AND erased_at IS NULL AND merged_into_id IS NULL`;

/**
 * Stores what these supporters' ZIP codes settle of where they live: country, state, county, and each district of which only
 * one is possible. What is known already stays. A ZIP code of another country, or one that nobody gave out, settles nothing.
 */
export async function settleByZip(supporterIds: string[], { now }: { now: Date }): Promise<void> {
  for (let at = 0; at < supporterIds.length; at += batch) {
    const { rows } = await pool.query<{ id: string; postalCode: string }>({
      name: "zips-of-people",
      text: PEOPLE,
      values: [supporterIds.slice(at, at + batch)],
    });
    const zipOf = (person: { postalCode: string }) => person.postalCode.slice(0, 5);
    const settled = await settledByZip([...new Set(rows.map(zipOf))], isoDate(now));
    const told = rows.flatMap((row) =>
      (settled.get(zipOf(row)) ?? []).map((divisionId) => ({
        supporterId: row.id,
        postalCode: row.postalCode,
        divisionId,
      })),
    );
    await transact((client) => settleHomes(client, told, { now, only: "what is missing" }));
  }
}

/** Job `homes.settle`: of the supporter whom its payload names, else of all whom nobody has looked at. */
export async function settleHomesByZip(
  payload: unknown,
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<void> {
  const { supporter } = Payload.parse(payload ?? {});
  await (supporter ? settleByZip([supporter], { now }) : settleMoreHomes({ now, signal }));
}

/**
 * `settleByZip` for those who came before there was anything to settle it by, and once more for
 * everybody after districts or ZIP codes were imported. It goes on after the last supporter it has looked at; ids rise with
 * time, so that a pass which is through looks at new ones only.
 */
async function settleMoreHomes({
  now,
  signal,
}: {
  now: Date;
  signal?: AbortSignal | undefined;
}): Promise<void> {
  const { districts } = await directoryVersion();
  const pass = await prisma.homePass.findUnique({ where: { id: 1 } });
  let afterId = pass?.districts === districts ? pass.afterId : null;
  for (let done = 0; done < batchesAtATime && !signal?.aborted; done += 1) {
    const people = await prisma.supporter.findMany({
      where: afterId ? { id: { gt: afterId } } : {},
      orderBy: { id: "asc" },
      take: batch,
      select: { id: true },
    });
    const last = people.at(-1);
    if (!last) return;
    await settleByZip(
      people.map(({ id }) => id),
      { now },
    );
    afterId = last.id;
    const reached = { districts, afterId };
    await prisma.homePass.upsert({ where: { id: 1 }, create: reached, update: reached });
  }
}
