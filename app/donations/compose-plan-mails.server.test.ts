import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { PlanChangeKind, PlanChanger } from "#app/platform/prisma/enums.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { holderOfFoot } from "#tests/holder-of-foot.ts";
import { composers } from "./compose-plan-mails.server.ts";
import { findGiver } from "./own-giving.server.ts";
import { RENEWAL_FAILED_MAIL } from "./settle-from-stripe.server.ts";
import { CHANGE_MAIL } from "./settle-plan.server.ts";

const now = new Date("2026-03-02T20:00:00Z");
let pageId: string;
beforeAll(async () => {
  pageId = (await createFundraising()).id;
});

/** A monthly gift of 25 dollars, by somebody new. */
async function createPlan() {
  const id = newId();
  const { supporterId } = await createDonation({ pageId });
  return prisma.plan.create({
    data: {
      ...{ id, pageId, supporterId, currency: "USD", amountMinor: 2_500 },
      language: "en",
      startedAt: now,
    },
  });
}

type Change = { kind: PlanChangeKind; by?: PlanChanger; afterMinor?: number; day?: number; until?: Date };

async function changed(change: Change) {
  const { id: planId, supporterId } = await createPlan();
  const beforeMinor = change.afterMinor ? 2_500 : null;
  const row = await prisma.planChange.create({
    data: { id: newId(), planId, at: now, beforeMinor, ...change },
  });
  return { subjectId: row.id, supporterId };
}

const compose = (kind: string, subjectId: string, language: "en" | "es" = "en") =>
  composers[kind]!({ id: newId(), kind, language, toEmail: "ana@example.org", subjectId }, { now });

const until = new Date("2026-05-02T20:00:00Z");

test.each<[Change, string, string]>([
  [{ kind: "amount", by: "giver", afterMinor: 4_000 }, "Your monthly gift is now $40", "es ahora de $40"],
  [{ kind: "day", by: "giver", day: 11 }, "has another day", "tiene otro día"],
  [{ kind: "paused", by: "giver", until }, "is paused", "está en pausa"],
  [{ kind: "paused" }, "is paused", "está en pausa"],
  [{ kind: "resumed" }, "goes on", "sigue"],
  [{ kind: "ended", by: "giver" }, "has ended", "terminó"],
  [{ kind: "ended", by: "staff" }, "We ended your monthly gift", "Terminamos su donación mensual"],
  [{ kind: "ended", by: "payment" }, "the payments failed", "fallaron los pagos"],
  [{ kind: "ended" }, "has ended", "terminó"],
])(
  "%o is told in both languages, with the amount and a link that opens the giver's own page",
  async (change, en, es) => {
    const { subjectId, supporterId } = await changed(change);
    const [english, spanish] = [
      await compose(CHANGE_MAIL, subjectId),
      await compose(CHANGE_MAIL, subjectId, "es"),
    ];
    expect(english!.subject).toContain(en);
    expect(spanish!.subject).toContain(es);
    for (const { text, html } of [english!, spanish!]) {
      expect(text).not.toMatch(/\{\{|giving\.mails|undefined/);
      expect(html).not.toContain("{{");
    }
    const paid = change.afterMinor ? "$40" : "$25";
    if (change.kind !== "day") expect(english!.text).toContain(paid);
    const token = /\/giving\/([\w-]{20,})/.exec(english!.text)![1]!;
    expect(await findGiver(token, now)).toBe(supporterId);
    expect(spanish!.text).toMatch(/\/es\/giving\/[\w-]{20,}/);
    expect(await holderOfFoot(english!.text, now)).toBe(supporterId);
  },
);

test("a pause says until when, by the organisation's day; an open one does not", async () => {
  const timed = await compose(CHANGE_MAIL, (await changed({ kind: "paused", until })).subjectId);
  expect(timed!.text).toContain("until May 2, 2026");
  const open = await compose(CHANGE_MAIL, (await changed({ kind: "paused" })).subjectId);
  expect(open!.text).toContain("until you let it go on");
});

test("nobody is written to who was erased since", async () => {
  const { subjectId, supporterId } = await changed({ kind: "resumed" });
  await prisma.supporter.update({ where: { id: supporterId }, data: { erasedAt: now } });
  expect(await compose(CHANGE_MAIL, subjectId)).toBeNull();
});

test("a renewal that failed is told with its next try, and not once it was paid or is tried no more", async () => {
  const nextTryAt = new Date("2026-03-05T20:00:00Z");
  const { id } = await createDonation({ pageId, status: "pending", nextTryAt });
  const mail = await compose(RENEWAL_FAILED_MAIL, id);
  expect(mail!.text).toContain("March 5, 2026");
  expect((await compose(RENEWAL_FAILED_MAIL, id, "es"))!.text).toContain("5 de marzo de 2026");
  await prisma.donation.update({ where: { id }, data: { nextTryAt: null } });
  expect(await compose(RENEWAL_FAILED_MAIL, id)).toBeNull();
  const paid = await createDonation({ pageId, nextTryAt });
  expect(await compose(RENEWAL_FAILED_MAIL, paid.id)).toBeNull();
});
