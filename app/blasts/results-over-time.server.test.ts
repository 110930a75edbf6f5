import { expect, test } from "vitest";
import { recordAction } from "#app/actions/record-actions.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createBlast, createReader } from "#tests/factories/create-blast.ts";
import { blastsCsv } from "./blasts-csv.server.ts";
import { forgetResults } from "./results.server.ts";
import { resultsOverTime } from "./results-over-time.server.ts";

const timeZone = "America/Los_Angeles";
// Ten past nine in the morning in California.
const began = new Date("2026-03-02T17:10:00Z");
const later = (hours: number) => new Date(began.getTime() + hours * 3_600_000);

/** A blast that went to some people, of whom each followed its link so many hours later; null: never. */
async function followed(hours: (number | null)[]) {
  const blast = await createBlast();
  const state = { state: "sent", sendAt: began, frozenAt: began, finishedAt: later(1) } as const;
  await prisma.blast.update({ where: { id: blast.id }, data: state });
  await prisma.blastLink.create({ data: { blastId: blast.id, number: 1, href: "https://paper.example/" } });
  const readers = [];
  for (const after of hours) {
    const { id: supporterId } = await createReader();
    const delivery = await prisma.blastDelivery.create({
      data: {
        ...{ blastId: blast.id, supporterId, language: "en", state: "sent", attempts: 1 },
        ...{ dueAt: began, claimedAt: began, sentAt: began },
      },
    });
    const click = { blastId: blast.id, deliveryId: delivery.id, link: 1, machine: false };
    if (after !== null) {
      await prisma.blastClick.create({ data: { ...click, at: later(after) } });
      await prisma.blastClick.create({ data: { ...click, at: later(after + 5) } });
    }
    readers.push(supporterId);
  }
  return { blast, readers };
}

const did = (supporterId: string, kind: "signed" | "called", hours: number) =>
  recordAction(prisma, { supporterId, campaignId: null, kind, subjectId: null }, { now: later(hours) });

const overTime = ({ id }: { id: string }, now: Date) =>
  resultsOverTime({ id, frozenAt: began.toISOString() }, { now, timeZone });

test("for two days people stand in the hour in which they first followed a link, each once, and what they did beside them", async () => {
  const { blast, readers } = await followed([0.2, 1, 1.1, null]);
  await did(readers[1]!, "called", 2);
  await did(readers[1]!, "called", 2.5);
  await did(readers[1]!, "signed", 2.5);
  await did(readers[2]!, "signed", 0.5);
  const { step, isOpen, bars } = await overTime(blast, later(3));
  expect({ step, isOpen }).toEqual({ step: "hour", isOpen: true });
  expect(bars).toEqual([
    { at: "2026-03-02T17:00:00.000Z", clicked: 1, acted: 0 },
    { at: "2026-03-02T18:00:00.000Z", clicked: 2, acted: 0 },
    { at: "2026-03-02T19:00:00.000Z", clicked: 0, acted: 2 },
    { at: "2026-03-02T20:00:00.000Z", clicked: 0, acted: 0 },
  ]);
});

test("then days are drawn, two weeks of them, in the time zone of whoever looks", async () => {
  const { blast } = await followed([1, 20, 300, 500]);
  const week = await overTime(blast, later(24 * 7));
  expect(week).toMatchObject({ step: "day", isOpen: true });
  // Five in the morning of the next day.
  expect(week.bars.slice(0, 2).map(({ clicked }) => clicked)).toEqual([1, 1]);
  expect(week.bars[0]!.at).toBe("2026-03-02T08:00:00.000Z");
  const month = await overTime(blast, later(24 * 40));
  expect(month).toMatchObject({ step: "day", isOpen: false });
  expect(month.bars).toHaveLength(15);
  expect(month.bars.reduce((sum, { clicked }) => sum + clicked, 0)).toBe(3);
});

test("the file of a campaign has a line for each blast that went out, the latest first", async () => {
  const { blast, readers } = await followed([1, null]);
  await did(readers[0]!, "called", 2);
  await prisma.blast.update({ where: { id: blast.id }, data: { name: "=Hearing" } });
  const { id: draft } = await createBlast({ campaignId: blast.campaignId });
  forgetResults();
  const lines: string[] = [];
  for await (const line of blastsCsv(blast.campaignId)) lines.push(line.trim());
  expect(lines).toEqual([
    "blast,state,began_at,ended_at,sent,failed,unknown,skipped,clicked,unsubscribed,bounced,complained,signed,called,wrote,gave,given",
    "'=Hearing,sent,2026-03-02T17:10:00.000Z,2026-03-02T18:10:00.000Z,2,0,0,0,1,0,0,0,0,1,0,0,",
  ]);
  const other = { state: "sent", sendAt: later(2), frozenAt: later(2), finishedAt: later(3) } as const;
  await prisma.blast.update({ where: { id: draft }, data: other });
  const again: string[] = [];
  for await (const line of blastsCsv(blast.campaignId)) again.push(line.split(",")[0]!);
  expect(again).toEqual(["blast", "Hearing", "'=Hearing"]);
});
