import { expect, test } from "vitest";
import { recordAction } from "#app/actions/record-actions.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createBlast, createReader, createSegmentOf } from "#tests/factories/create-blast.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { countAudience, meantBy } from "./audience.server.ts";
import { readAudience } from "./audience.ts";
import { copyBlast } from "./create-blast.server.ts";
import { GRACE_MS, letGo } from "./let-go.server.ts";
import { sendBlasts } from "./send-blasts.server.ts";
import { startBlast } from "./start-blast.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
const begins = new Date(now.getTime() + GRACE_MS);
const later = new Date("2026-03-03T12:00:00Z");

async function sendOut(blast: { id: string; campaignId: string }, at: Date) {
  const { actor } = await createActor({ role: "admin" });
  expect(await letGo(blast, "now", { actor, now: at })).toEqual({ outcome: "changed" });
  const begins = new Date(at.getTime() + GRACE_MS);
  await startBlast({ blastId: blast.id }, { now: begins });
  const taken: string[] = [];
  await sendBlasts({
    now: begins,
    send: async ({ to }) => {
      taken.push(to);
      return { outcome: "sent", reply: "250" };
    },
  });
  return taken;
}

test("a blast goes again to those whom it reached and who did not follow it, or did nothing", async () => {
  await pool.query("UPDATE blast_pace SET per_second = 10000, lane_per_second = 10000, per_day = NULL");
  const [clicked, acted, neither] = await Promise.all([createReader(), createReader(), createReader()]);
  const include = [await createSegmentOf([clicked, acted, neither].map(({ id }) => id))];
  const blast = await createBlast({ audience: { include } });
  expect(await sendOut(blast, now)).toHaveLength(3);
  const newcomer = await createReader();
  await prisma.segment.updateMany({
    where: { id: include[0]! },
    data: { filter: { words: "", groups: [] } },
  });

  await prisma.blastLink.create({ data: { blastId: blast.id, number: 1, href: "https://paper.example/" } });
  await pool.query(
    `INSERT INTO blast_click (blast_id, delivery_id, link, at, machine)
     SELECT blast_id, id, 1, $2, supporter_id <> $3 FROM blast_delivery WHERE blast_id = $1`,
    [blast.id, begins, clicked.id],
  );
  const deed = { supporterId: acted.id, campaignId: blast.campaignId, subjectId: blast.id };
  await recordAction(prisma, { ...deed, kind: "called" }, { now: new Date(begins.getTime() + 60_000) });

  const { actor } = await createActor({ role: "admin" });
  const copy = (await copyBlast(blast, { actor, now: later }, { again: true }))!;
  const audience = readAudience((await prisma.blast.findUniqueOrThrow({ where: { id: copy.id } })).audience)!;
  expect(audience).toMatchObject({ againOf: blast.id, againUnless: "clicked" });
  const goes = async (change: Partial<typeof audience>, campaignId = blast.campaignId) => {
    const meant = (await meantBy({ ...audience, ...change }, { campaignId, reach: null }))!;
    return (await countAudience(meant, { now: later })).goes;
  };
  expect(await goes({})).toBe(2);
  expect(await goes({ againUnless: "acted" })).toBe(2);
  expect(await goes({ againOf: null })).toBeGreaterThan(3);
  // Whom another campaign's blast reached is nobody's business here.
  expect(await goes({}, (await createCampaign()).id)).toBe(0);

  const again = await sendOut({ ...copy, campaignId: blast.campaignId }, later);
  expect(again.sort()).toEqual([acted.email, neither.email].sort());
  expect(again).not.toContain(newcomer.email);
});
