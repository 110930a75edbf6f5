import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { holderOfFoot } from "#tests/holder-of-foot.ts";
import { readPdf } from "#tests/read-pdf.ts";
import { composers } from "./compose-statement.server.ts";
import { ownGiving } from "./own-giving.server.ts";
import { findPaper } from "./paper-link.server.ts";
import {
  STATEMENT_MAIL,
  sendStatementAgain,
  sendStatements,
  statementCounts,
} from "./send-statements.server.ts";

const january = new Date("2027-01-04T15:33:00Z");
let pageId: string;
let number = 0;

beforeEach(async () => {
  await pool.query("TRUNCATE supporter, outgoing_mail CASCADE");
  await prisma.receipt.deleteMany();
  await prisma.givingSettings.update({ where: { id: 1 }, data: { yearStatements: true } });
  pageId = (await createFundraising()).id;
});

async function gave(given: Partial<Parameters<typeof createDonation>[0]> = {}, year = 2026) {
  const gift = await createDonation({ pageId, startedAt: `${year}-06-01T12:00:00Z`, ...given });
  number += 1;
  await prisma.receipt.create({ data: { donationId: gift.id, year, number, issuedAt: january } });
  return { ...gift, number: `${year}-${String(number).padStart(4, "0")}` };
}

const mails = () => prisma.outgoingMail.findMany({ where: { kind: STATEMENT_MAIL }, orderBy: { id: "asc" } });

test("each giver of the past year gets one statement, however often the job runs; nobody else gets any", async () => {
  const twice = await gave();
  await gave({ supporterId: twice.supporterId });
  const other = await gave();
  await gave({}, 2025);
  const mistaken = await gave();
  await prisma.$executeRaw`UPDATE donation SET offline_way = 'cash' WHERE id = ${mistaken.id}::uuid`;
  await prisma.$executeRaw`
    UPDATE donation SET status = 'void', voided_at = now(), void_reason = 'x' WHERE id = ${mistaken.id}::uuid`;
  expect(await sendStatements({ now: january })).toBe(2);
  expect(await sendStatements({ now: new Date("2027-01-20T15:33:00Z") })).toBe(0);
  expect((await mails()).map(({ toEmail }) => toEmail).sort()).toEqual([twice.email, other.email].sort());
  expect(await statementCounts()).toEqual([{ year: 2026, made: 2, sent: 0 }]);
});

test("a run that is cut in the middle is gone on with, and two at once send nobody two", async () => {
  for (let n = 0; n < 6; n += 1) await gave();
  await pool.query(`
    CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM outgoing_mail WHERE kind = 'giving.statement') >= 3 THEN RAISE EXCEPTION 'cut'; END IF;
      RETURN NEW; END $$;
    CREATE TRIGGER cut BEFORE INSERT ON outgoing_mail FOR EACH ROW EXECUTE FUNCTION cut()`);
  await expect(sendStatements({ now: january })).rejects.toThrow("cut");
  await pool.query("DROP TRIGGER cut ON outgoing_mail; DROP FUNCTION cut()");
  // Neither a mail without its row, nor a row without its mail.
  expect([(await mails()).length, await prisma.givingStatement.count()]).toEqual([3, 3]);
  const made = await Promise.all([1, 2].map(() => sendStatements({ now: january })));
  expect(made[0]! + made[1]!).toBe(3);
  expect(new Set((await mails()).map(({ toEmail }) => toEmail)).size).toBe(6);
  expect(await mails()).toHaveLength(6);
});

test("nothing is sent unless the settings say so, and in January alone", async () => {
  await gave();
  expect(await sendStatements({ now: new Date("2027-02-01T15:33:00Z") })).toBe(0);
  await prisma.givingSettings.update({ where: { id: 1 }, data: { yearStatements: false } });
  expect(await sendStatements({ now: january })).toBe(0);
  expect(await mails()).toEqual([]);
});

test.each(["en", "es"] as const)(
  "the mail in %s brings the paper: every gift by its number, what went back, and the totals",
  async (language) => {
    const first = await gave({ amountMinor: 2_500, refundedMinor: 1_000 });
    const yen = await gave({ supporterId: first.supporterId, currency: "JPY", amountMinor: 3_000 });
    await prisma.supporter.update({ where: { id: first.supporterId }, data: { language } });
    await sendStatements({ now: january });
    const [due] = await mails();
    expect(due).toMatchObject({ language });
    const mail = await composers[STATEMENT_MAIL]!(due!, { now: january });
    const [file] = mail!.attachments!;
    expect(file!.filename).toBe("gifts-2026.pdf");
    const { pages, language: spoken } = await readPdf(file!.content);
    const text = pages.map((page) => page.text).join("\n");
    expect(spoken).toBe(language);
    for (const said of [first.number, yen.number, "$25 USD", "$10 USD", "$15 USD", "¥3,000 JPY"])
      expect(text).toContain(said);
    expect(mail!.text).toMatch(/\/giving\/papers\/\S+/);
    expect(await holderOfFoot(mail!.text, january)).toBe(first.supporterId);
    const token = /\/giving\/papers\/(\S+?)[\s)]/.exec(mail!.text)![1]!;
    expect((await findPaper(token, { language, now: january }))!.filename).toBe("gifts-2026.pdf");
    await prisma.supporter.update({ where: { id: first.supporterId }, data: { erasedAt: january } });
    expect(await findPaper(token, { language, now: january })).toBeNull();
    expect(await composers[STATEMENT_MAIL]!(due!, { now: january })).toBeNull();
  },
);

test("a statement of many gifts goes on over pages, and none is left out", async () => {
  const first = await gave();
  const numbers = [first.number];
  for (let n = 0; n < 60; n += 1) numbers.push((await gave({ supporterId: first.supporterId })).number);
  const { years } = await ownGiving(first.supporterId, { language: "en", now: january });
  const token = years[0]!.paper.split("/").at(-1)!;
  const { pages } = await readPdf((await findPaper(token, { language: "en", now: january }))!.content);
  expect(pages.length).toBeGreaterThan(1);
  const text = pages.map((page) => page.text).join("\n");
  expect(numbers.filter((each) => !text.includes(each))).toEqual([]);
  expect(text).toContain("$1,525 USD");
});

test("staff send one again, once for each press, and it stands in the trail; where nothing was given there is nothing", async () => {
  const { actor } = await createActor({ role: "admin" });
  const { supporterId } = await gave();
  await sendStatements({ now: january });
  const attempt = randomUUID();
  for (let n = 0; n < 2; n += 1)
    expect(await sendStatementAgain({ supporterId, year: 2026, attempt }, { actor, now: january })).toBe(
      "queued",
    );
  expect(await mails()).toHaveLength(2);
  expect(await sendStatementAgain({ supporterId, year: 2024, attempt }, { actor, now: january })).toBe(
    "nothing-to-send",
  );
  const trail = await prisma.auditEntry.findMany({
    where: { what: "giving.statement-sent", subjectId: supporterId },
  });
  expect(trail).toMatchObject([{ actorId: actor.id, after: { year: 2026 } }]);
  expect(await sendStatements({ now: january })).toBe(0);
});

test("whoever was merged after their statement is not sent another", async () => {
  const [gone, kept] = [await gave(), await gave()];
  await prisma.donation.update({ where: { id: kept.id }, data: { supporterId: gone.supporterId } });
  await sendStatements({ now: january });
  await prisma.supporter.update({
    where: { id: gone.supporterId },
    data: { mergedIntoId: kept.supporterId },
  });
  await prisma.donation.updateMany({ data: { supporterId: kept.supporterId } });
  expect(await sendStatements({ now: january })).toBe(0);
  const [due] = await mails();
  const mail = await composers[STATEMENT_MAIL]!(due!, { now: january });
  expect(mail!.attachments).toHaveLength(1);
});
