import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { blankSignatures } from "#app/petitions/blank-signatures.server.ts";
import { confirmSignature } from "#app/petitions/confirm-signature.server.ts";
import { foldCounts } from "#app/petitions/fold-counts.server.ts";
import type { NewSignature } from "#app/petitions/new-signature.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { cancelRun } from "#app/runs/cancel-run.server.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { type Conditions, noConditions } from "./conditions.ts";
import { startJudgement, startTakingBack } from "./judge-by-conditions.server.ts";
import { judgeSignatures, takeBackJudgements } from "./judge-signatures.server.ts";
import { judgementsPage } from "./judgement-queries.server.ts";
import { judgementRuns } from "./judgement-runs.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const later = new Date("2013-01-10T19:00:00Z");
const evening = new Date("2013-01-10T20:00:00Z");

async function sign(petitionId: string, change: Partial<NewSignature> = {}) {
  const row = newSignature(petitionId, change);
  await signPetition(row);
  return row;
}

const stateOf = (id: string) =>
  prisma.signature.findUniqueOrThrow({
    where: { id },
    select: { status: true, countedAt: true, reasons: true },
  });

async function countOf(petitionId: string) {
  await foldCounts({ now });
  return (await prisma.petitionCount.findUnique({ where: { petitionId } }))?.counted ?? 0;
}

/** Counts that the rows themselves give: what every sum has to agree with. */
async function rowsOf(petitionId: string) {
  const { rows } = await pool.query(
    "SELECT count(*)::int AS n FROM signature WHERE petition_id = $1 AND status = 'counted'",
    [petitionId],
  );
  return rows[0].n;
}

const moderator = async (campaigns: string[] | null = null) =>
  (await createActor({ role: "moderator", name: "Mara", campaigns })).actor;

async function byConditions(
  actor: StaffActor,
  change: Partial<Conditions>,
  verdict: "invalid" | "counts" = "invalid",
) {
  const ref = crypto.randomUUID();
  const conditions = { ...noConditions, standing: "any" as const, ...change };
  const started = await startJudgement({ ref, conditions, verdict }, { actor, now });
  if (started.outcome !== "started") throw new Error(started.outcome);
  return { ref, run: started.run };
}

const work = (run: string, at = later) =>
  workRun({ run }, judgementRuns, { now: at, signal: new AbortController().signal });

test("signatures that are judged leave the count, and come back exactly as they were", async () => {
  const petition = await createPetition();
  const waiting = await createPetition({ confirmation: "email", campaignId: petition.campaignId });
  const actor = await moderator();
  const counted = await sign(petition.id);
  const held = await sign(petition.id, { status: "review", reasons: ["honeypot", "too-fast"] });
  const pending = await sign(waiting.id, { status: "pending", reasons: ["rate.network"] });
  const ids = [counted.id, held.id, pending.id];
  const before = await Promise.all(ids.map(stateOf));
  expect(await countOf(petition.id)).toBe(1);

  const judged = await judgeSignatures({ ids, verdict: "invalid" }, { actor, now });
  expect(judged).toMatchObject({ changed: 3, known: 3 });
  expect(judged.judgements).toHaveLength(1);
  expect(await countOf(petition.id)).toBe(0);
  expect(await Promise.all(ids.map(stateOf))).toMatchObject([
    { status: "invalid", countedAt: null, reasons: ["staff"] },
    { status: "invalid", countedAt: null, reasons: ["honeypot", "too-fast", "staff"] },
    { status: "invalid", countedAt: null, reasons: ["rate.network", "staff"] },
  ]);

  expect(await takeBackJudgements(judged.judgements, { actor, now: later })).toBe(3);
  expect(await Promise.all(ids.map(stateOf))).toEqual(before);
  expect(await countOf(petition.id)).toBe(1);
  expect(await takeBackJudgements(judged.judgements, { actor, now: later })).toBe(0);
  expect(await countOf(petition.id)).toBe(1);
});

test("letting a held one count is taken back, too", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  const held = await sign(petition.id, { status: "review", reasons: ["honeypot"] });
  const { judgements } = await judgeSignatures({ ids: [held.id], verdict: "counts" }, { actor, now });
  expect(await stateOf(held.id)).toMatchObject({ status: "counted", reasons: ["honeypot", "cleared"] });
  expect(await countOf(petition.id)).toBe(1);
  await takeBackJudgements(judgements, { actor, now });
  expect(await stateOf(held.id)).toEqual({ status: "review", countedAt: null, reasons: ["honeypot"] });
  expect(await countOf(petition.id)).toBe(0);
});

test("what was agreed to on an invalid signature's form is in force no longer, and again when it counts", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  const wordingId = await wordingFor("email", "en", "Write to me, judge.");
  const consents = [
    { id: crypto.randomUUID(), purpose: "email" as const, granted: true, wordingId, page: "/petitions/x" },
  ];
  const row = await sign(petition.id, { consents });
  const { supporterId } = await prisma.signature.findUniqueOrThrow({ where: { id: row.id } });
  const agreed = async () => (await currentConsents(supporterId)).get("email")?.granted ?? null;
  expect(await agreed()).toBe(true);
  const { judgements } = await judgeSignatures({ ids: [row.id], verdict: "invalid" }, { actor, now });
  expect(await agreed()).toBeNull();
  await takeBackJudgements(judgements, { actor, now });
  expect(await agreed()).toBe(true);
});

test("judgements in any order of taking back lead to what was at first", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  const held = await sign(petition.id, { status: "review", reasons: ["disposable"] });
  const before = await stateOf(held.id);
  const first = await judgeSignatures({ ids: [held.id], verdict: "invalid" }, { actor, now });
  const second = await judgeSignatures({ ids: [held.id], verdict: "counts" }, { actor, now });
  expect(await countOf(petition.id)).toBe(1);
  // The later one stands until it is taken back itself.
  expect(await takeBackJudgements(first.judgements, { actor, now })).toBe(0);
  expect(await countOf(petition.id)).toBe(1);
  expect(await takeBackJudgements(second.judgements, { actor, now })).toBe(1);
  expect(await stateOf(held.id)).toEqual(before);
  expect(await countOf(petition.id)).toBe(0);
});

test("who is held to a campaign judges and takes back no other's, and sees no other's history", async () => {
  const mine = await createPetition();
  const other = await createPetition();
  const actor = await moderator([mine.campaignId]);
  const ids = [(await sign(mine.id)).id, (await sign(other.id)).id];
  const judged = await judgeSignatures({ ids, verdict: "invalid" }, { actor, now });
  expect(judged).toMatchObject({ changed: 1, known: 1 });
  expect((await stateOf(ids[1]!)).status).toBe("counted");

  const everybodys = await moderator();
  const theirs = await judgeSignatures({ ids: [ids[1]!], verdict: "invalid" }, { actor: everybodys, now });
  expect(await takeBackJudgements(theirs.judgements, { actor, now })).toBe(0);
  const history = await judgementsPage(actor.campaigns, { language: "en" });
  expect(history.judgements.map(({ id }) => id)).toEqual(judged.judgements);
  const conditions = { ...noConditions, petition: other.id };
  const started = await startJudgement(
    { ref: crypto.randomUUID(), conditions, verdict: "invalid" },
    { actor, now },
  );
  expect(started).toEqual({ outcome: "outside" });
  const all = { ref: crypto.randomUUID(), conditions: noConditions, verdict: "invalid" as const };
  expect(await startJudgement(all, { actor, now })).toEqual({ outcome: "outside" });
});

test("the history names the campaign and the petition that a judgement was held to, in the reader's language", async () => {
  const petition = await createPetition();
  const { campaignId } = petition;
  const actor = await moderator();
  await byConditions(actor, { campaign: campaignId });
  await byConditions(actor, { campaign: campaignId, petition: petition.id });
  const named = async (language: "en" | "es") =>
    (await judgementsPage([campaignId], { language })).judgements.map((each) => [
      each.campaign,
      each.petition,
    ]);
  expect(new Set(await named("en"))).toEqual(
    new Set([
      ["The library stays", null],
      ["The library stays", "Keep the library"],
    ]),
  );
  expect((await named("es")).map(([campaign]) => campaign)).toEqual(Array(2).fill("La biblioteca se queda"));
});

test("a judgement by conditions takes exactly those who fit, and the run that takes it back brings exactly them", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  const bought = [];
  for (let at = 0; at < 7; at += 1)
    bought.push(
      await sign(petition.id, { email: `b${at}-${petition.slug}@Bought.example`, countyFips: "06037" }),
    );
  const fair = await sign(petition.id);
  const gone = await sign(petition.id, { email: `gone-${petition.slug}@bought.example` });
  await judgeSignatures({ ids: [gone.id], verdict: "invalid" }, { actor, now });
  expect(await countOf(petition.id)).toBe(8);

  const { ref, run } = await byConditions(actor, { petition: petition.id, domain: "bought.example" });
  // Who signs while it waits is left alone.
  const after = await sign(petition.id, { email: `late-${petition.slug}@bought.example`, signedAt: later });
  await work(run);
  expect(await findRun(run)).toMatchObject({
    state: "done",
    done: 7,
    total: 7,
    result: { figures: { found: 7, changed: 7 } },
  });
  expect(await countOf(petition.id)).toBe(2);
  expect((await stateOf(fair.id)).status).toBe("counted");
  expect((await stateOf(after.id)).status).toBe("counted");

  const back = await startTakingBack(ref, { actor, now: later });
  if (back.outcome !== "started") throw new Error(back.outcome);
  expect(await startTakingBack(ref, { actor, now: later })).toEqual({ outcome: "busy" });
  await work(back.run, evening);
  expect(await countOf(petition.id)).toBe(9);
  expect((await stateOf(gone.id)).status).toBe("invalid");
  expect(await stateOf(bought[0]!.id)).toEqual({ status: "counted", countedAt: now, reasons: [] });
  expect(await startTakingBack(ref, { actor, now: later })).toEqual({ outcome: "over" });
  const { judgements } = await judgementsPage([petition.campaignId], { language: "en" });
  expect(judgements[0]).toMatchObject({
    id: ref,
    changed: 7,
    found: 7,
    undoneByName: "Mara",
    petition: "Keep the library",
  });
  const { lines } = await auditPage({ subjectId: ref });
  expect(lines.map(({ what, after }) => [what, after])).toEqual([
    ["signatures.put-back", { signatures: 7 }],
    ["signatures.invalidated", { signatures: 7 }],
  ]);
});

test("of two presses of one form the second is the first; of two forms each signature leaves the count once", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  for (let at = 0; at < 5; at += 1) await sign(petition.id);
  const ref = crypto.randomUUID();
  const conditions = { ...noConditions, petition: petition.id, standing: "counted" as const };
  const press = () => startJudgement({ ref, conditions, verdict: "invalid" }, { actor, now });
  const presses = await Promise.all([press(), press(), press()]);
  expect(new Set(presses.map((press) => (press.outcome === "started" ? press.run : null))).size).toBe(1);

  const [first] = presses;
  const other = await byConditions(actor, { petition: petition.id, standing: "counted" });
  await Promise.all([work((first as { run: string }).run), work(other.run)]);
  expect(await countOf(petition.id)).toBe(0);
  const changed = await prisma.signatureJudgement.findMany({ where: { id: { in: [ref, other.ref] } } });
  expect(changed.reduce((all, each) => all + each.changed, 0)).toBe(5);
  expect(await countOf(petition.id)).toBe(await rowsOf(petition.id));
});

test("confirming and judging in the same moment leave a count that agrees with the row", async () => {
  const petition = await createPetition({ confirmation: "email" });
  const actor = await moderator();
  for (let round = 0; round < 8; round += 1) {
    const row = await sign(petition.id, { status: "pending" });
    const { supporterId } = await prisma.signature.findUniqueOrThrow({ where: { id: row.id } });
    const token = await issueToken({ purpose: "confirm", supporterId, subjectId: row.id, ttlDays: 1, now });
    const [, judged] = await Promise.all([
      confirmSignature(token, { now }),
      judgeSignatures({ ids: [row.id], verdict: "invalid" }, { actor, now }),
    ]);
    expect((await stateOf(row.id)).status).toBe("invalid");
    expect(await countOf(petition.id)).toBe(0);
    const back = await takeBackJudgements(judged.judgements, { actor, now });
    expect(back).toBe(1);
    expect(await countOf(petition.id)).toBe(await rowsOf(petition.id));
    await judgeSignatures({ ids: [row.id], verdict: "invalid" }, { actor, now });
  }
});

test("erasing and judging in the same moment both happen, and the restored one counts without a name", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  const row = await sign(petition.id);
  const { supporterId } = await prisma.signature.findUniqueOrThrow({ where: { id: row.id } });
  const [judged] = await Promise.all([
    judgeSignatures({ ids: [row.id], verdict: "invalid" }, { actor, now }),
    prisma.$transaction((tx) => blankSignatures(tx, supporterId)),
  ]);
  expect(await countOf(petition.id)).toBe(0);
  await takeBackJudgements(judged.judgements, { actor, now });
  expect(await prisma.signature.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({
    status: "counted",
    givenName: "-",
  });
  expect(await countOf(petition.id)).toBe(1);
});

test("what was merged away meanwhile is never brought back beside the one that stands for it", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  const row = await sign(petition.id);
  const { judgements } = await judgeSignatures({ ids: [row.id], verdict: "invalid" }, { actor, now });
  await prisma.signature.update({ where: { id: row.id }, data: { reasons: { push: "merged" } } });
  expect(await takeBackJudgements(judgements, { actor, now })).toBe(0);
  expect((await judgeSignatures({ ids: [row.id], verdict: "counts" }, { actor, now })).changed).toBe(0);
  expect((await stateOf(row.id)).status).toBe("invalid");
  expect(await countOf(petition.id)).toBe(0);
});

test("a run that a dead worker left goes on, and counts nobody twice", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  for (let at = 0; at < 6; at += 1) await sign(petition.id);
  const { ref, run } = await byConditions(actor, { petition: petition.id });
  // As if the worker had ended in the middle: gathered, two judged, nothing told.
  const rows = await prisma.signature.findMany({ where: { petitionId: petition.id } });
  const ids = rows.map(({ id }) => id).sort();
  await prisma.signatureJudgementItem.createMany({
    data: ids.map((signatureId) => ({ judgementId: ref, signatureId, wasReasons: undefined })),
  });
  await pool.query("UPDATE signature_judgement_item SET was_reasons = NULL WHERE judgement_id = $1", [ref]);
  await judgeSignatures({ ids: ids.slice(0, 2), verdict: "invalid" }, { actor, now });
  await pool.query(
    `UPDATE signature_judgement_item i SET was_status = 'counted', was_counted_at = $3, was_reasons = '{}',
       seq = nextval('signature_judgement_item_seq') WHERE judgement_id = $1 AND signature_id = ANY($2::uuid[])`,
    [ref, ids.slice(0, 2), now],
  );
  await prisma.signatureJudgement.update({ where: { id: ref }, data: { found: 6, changed: 2 } });

  await work(run);
  expect(await countOf(petition.id)).toBe(0);
  expect(await findRun(run)).toMatchObject({ state: "done", result: { figures: { found: 6, changed: 6 } } });
  await work(run);
  expect(await countOf(petition.id)).toBe(0);
  expect(await rowsOf(petition.id)).toBe(0);
});

test("a run that is stopped keeps what it judged, and that can be taken back", async () => {
  const petition = await createPetition();
  const actor = await moderator();
  for (let at = 0; at < 3; at += 1) await sign(petition.id);
  const { ref, run } = await byConditions(actor, { petition: petition.id });
  // Asked to stop after it began: the first thing it does is gather, and there it stops.
  await pool.query("UPDATE job_run SET started_at = now() WHERE id = $1", [run]);
  await cancelRun(run, { actor, now });
  await work(run);
  expect(await findRun(run)).toMatchObject({ state: "cancelled" });
  expect(await countOf(petition.id)).toBe(3);
  const back = await startTakingBack(ref, { actor, now: later });
  expect(back.outcome).toBe("started");
  await work((back as { run: string }).run);
  expect(await countOf(petition.id)).toBe(3);
});
