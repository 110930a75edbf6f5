import { beforeAll, beforeEach, expect, test } from "vitest";
import { deliverDueMail } from "#app/mail/deliver-due-mail.server.ts";
import { forgetOutreach } from "#app/outreach/outreach-queries.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { MailMessage } from "#app/platform/mail-message.server.ts";
import { findToken } from "#app/supporters/access-tokens.server.ts";
import { createOutreach } from "#tests/factories/create-outreach.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { composers } from "./compose-call-reminder.server.ts";
import { hasReminder, reminderDay, remindToCall } from "./remind.server.ts";

// Ten in the morning of a Tuesday in California, where the organization is.
const now = new Date("2026-12-01T18:00:00Z");
const nine = new Date("2026-12-02T17:00:00Z");

let page: Awaited<ReturnType<typeof createOutreach>>;
beforeAll(async () => {
  page = await createOutreach({ kind: "calls" });
});
beforeEach(async () => {
  await pool.query("TRUNCATE outgoing_mail");
});

const ask = (supporterId: string, language: "en" | "es" = "en", pageId = page.id) =>
  remindToCall({ pageId, supporterId, language }, { now });

/** Works the outbox off at that time and returns what went out. */
async function delivered(at: Date): Promise<MailMessage[]> {
  const sent: MailMessage[] = [];
  await deliverDueMail(composers, {
    now: at,
    send: async (mail) => {
      sent.push(mail);
      return { outcome: "sent", reply: "250 ok" };
    },
  });
  return sent;
}

test("a reminder comes once, at nine of the next day on which offices answer", async () => {
  const ana = await createSupporter({ givenName: "Ana" });
  expect(await ask(ana.id)).toEqual({ outcome: "asked", runAt: nine });
  expect(await ask(ana.id)).toEqual({ outcome: "already" });
  expect(await hasReminder(page.id, ana.id)).toBe(true);
  expect(await delivered(new Date(nine.getTime() - 1_000))).toEqual([]);
  const [mail, ...more] = await delivered(nine);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ to: ana.email, subject: "Offices are open: Pick up the phone" });
  expect(mail!.text).toContain("Ana,");
  expect(mail!.text).toContain(`/calls/${page.slug}?source=reminder`);
  expect(await delivered(new Date(nine.getTime() + 86_400_000))).toEqual([]);
  expect(await reminderDay(new Date("2026-12-04T18:00:00Z"))).toBe("2026-12-07");
  expect(await reminderDay(new Date("2026-12-05T18:00:00Z"))).toBe("2026-12-07");
});

test("it speaks the language it was asked in, can be left with one click, and its page's address names nobody", async () => {
  const ana = await createSupporter({ givenName: "Ana" });
  await ask(ana.id, "es");
  const [mail] = await delivered(nine);
  expect(mail!.subject).toBe("Las oficinas ya abrieron: Tome el teléfono");
  const link = /<(.+\/unsubscribe\/([\w-]+))>/.exec(mail!.headers!["List-Unsubscribe"]!)!;
  expect(mail!.headers!["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(await findToken(link[2]!, "unsubscribe", nine)).toMatchObject({ supporterId: ana.id });
  for (const [address] of mail!.text.matchAll(/https?:\/\/\S+\/calls\/\S+/g))
    expect(address).toMatch(new RegExp(`(?:/es)?/calls/${page.slug}\\?source=reminder$`));
});

test.each<[string, (id: string, pageId: string) => Promise<unknown>]>([
  ["they were erased", (id) => prisma.supporter.update({ where: { id }, data: { erasedAt: now } })],
  [
    "they unsubscribed since",
    (supporterId) =>
      prisma.supporterAction.create({
        data: { id: crypto.randomUUID(), supporterId, kind: "unsubscribed", occurredAt: nine },
      }),
  ],
  ["the page closed", (_, id) => prisma.outreachPage.update({ where: { id }, data: { status: "closed" } })],
  ["the reminder is gone", (supporterId) => prisma.callReminder.deleteMany({ where: { supporterId } })],
  [
    "their address is suppressed",
    async (id) => {
      const { emailCanonical } = await prisma.supporter.findUniqueOrThrow({ where: { id } });
      await prisma.suppression.create({ data: { emailCanonical, reason: "hard_bounce", createdAt: now } });
    },
  ],
])("nothing is sent when %s", async (_, change) => {
  const own = await createOutreach({ kind: "calls" });
  const ana = await createSupporter();
  await ask(ana.id, "en", own.id);
  await change(ana.id, own.id);
  forgetOutreach();
  expect(await delivered(nine)).toEqual([]);
});

test("a closed page and somebody who is nobody get no reminder", async () => {
  const closed = await createOutreach({ kind: "calls", status: "closed" });
  const ana = await createSupporter();
  expect(await ask(ana.id, "en", closed.id)).toEqual({ outcome: "closed" });
  expect(await ask(crypto.randomUUID())).toEqual({ outcome: "nobody" });
  expect(await hasReminder(closed.id, ana.id)).toBe(false);
});
