import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { holderOfFoot } from "#tests/holder-of-foot.ts";
import { readPdf } from "#tests/read-pdf.ts";
import { composers } from "./compose-receipt.server.ts";
import { findPaper, paperPath, SHOWN_SECONDS } from "./paper-link.server.ts";
import { sendReceiptAgain } from "./send-receipt-again.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
let number = 100;

async function createPaid(given: Partial<Parameters<typeof createDonation>[0]> = {}) {
  const gift = await createDonation({ pageId: (await createFundraising()).id, ...given });
  await prisma.receipt.create({ data: { donationId: gift.id, year: 2026, number: ++number, issuedAt: now } });
  return { ...gift, number: `2026-0${number}` };
}

const link = (receipt: string, language: "en" | "es" = "en") =>
  paperPath({ receipt }, { language, now, seconds: SHOWN_SECONDS }).split("/").at(-1)!;

test("the mail brings the receipt along: one page, letter size for dollars, A4 for yen", async () => {
  for (const [currency, width, language] of [
    ["USD", 612, "en"],
    ["JPY", 595.28, "es"],
  ] as const) {
    const gift = await createPaid({ currency, language });
    const due = { id: newId(), kind: "donation.receipt", language, toEmail: gift.email, subjectId: gift.id };
    const mail = await composers["donation.receipt"]!(due, { now });
    const [file] = mail!.attachments!;
    expect(file).toMatchObject({ filename: `receipt-${gift.number}.pdf`, contentType: "application/pdf" });
    const { pages, language: spoken } = await readPdf(file!.content);
    expect([pages.length, pages[0]!.width, spoken]).toEqual([1, width, language]);
    for (const said of [gift.number, "Ana Alba"]) expect(pages[0]!.text).toContain(said);
    expect(mail!.text).toContain("/giving/papers/");
    expect(await holderOfFoot(mail!.text, now)).toBe(gift.supporterId);
  }
});

test("what went back since is said on a receipt that is drawn later", async () => {
  const gift = await createPaid({ refundedMinor: 1_000 });
  const text = async () => {
    const file = await findPaper(link(gift.id), { language: "en", now });
    return (await readPdf(file!.content)).pages[0]!.text;
  };
  expect(await text()).toMatch(/\$10 USD[\s\S]*\$15 USD[\s\S]*what remains counts/);
  await prisma.donation.update({ where: { id: gift.id }, data: { refundedMinor: 2_500 } });
  expect(await text()).toContain("no longer good for taxes");
});

test("a link opens its one receipt for a while, and nothing once the giver was erased", async () => {
  const gift = await createPaid();
  const open = (token: string, at: Date) => findPaper(token, { language: "en", now: at });
  const token = link(gift.id);
  expect(token).not.toContain(gift.id);
  expect(await open(token, now)).not.toBeNull();
  expect(await open(token, new Date(now.getTime() + SHOWN_SECONDS * 1_000))).toBeNull();
  expect(await open(`${token.slice(0, -2)}aa`, now)).toBeNull();
  await prisma.supporter.update({ where: { id: gift.supporterId }, data: { erasedAt: now } });
  expect(await open(token, now)).toBeNull();
});

test("staff send a receipt again: pressed twice, one mail and one line in the trail", async () => {
  const gift = await createPaid();
  const { actor } = await createActor({ role: "organizer" });
  const attempt = crypto.randomUUID();
  const press = (id: string) => sendReceiptAgain({ id, attempt }, { actor, now });
  expect(await Promise.all([press(gift.id), press(gift.id)])).toEqual(["queued", "queued"]);
  expect(await prisma.outgoingMail.count({ where: { subjectId: gift.id } })).toBe(1);
  expect(await prisma.auditEntry.count({ where: { subjectId: gift.id } })).toBe(1);
  const begun = await createDonation({ pageId: gift.pageId, status: "pending" });
  expect(await press(begun.id)).toBe("nothing-to-send");
});
