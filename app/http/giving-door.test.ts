import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { GIVING_LINK_MAIL } from "#app/donations/request-giving-link.server.ts";
import { STATEMENT_MAIL } from "#app/donations/send-statements.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { loader } from "#app/routes/admin/donations.tsx";
import { loader as openPaper } from "#app/routes/machines/giving-paper.ts";
import { action } from "#app/routes/public/giving-request.tsx";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { openPanel } from "./panel-requests.fixture.ts";

let ask: Awaited<ReturnType<typeof openPanel>>;
beforeAll(async () => {
  ask = await openPanel();
});

const now = new Date();

/** What /giving answers to an address, down to its headers. */
async function asked(email: string) {
  const request = new Request("http://site.test/giving", {
    method: "POST",
    body: new URLSearchParams({ email }),
  });
  const context = { visit: createVisit({ now }) } as ActionFunctionArgs["context"];
  const { data, init } = await action({ request, context, params: {} } as unknown as ActionFunctionArgs);
  return { data, init };
}

const linksTo = (toEmail: string) =>
  prisma.outgoingMail.count({ where: { kind: GIVING_LINK_MAIL, toEmail } });

test("whoever asks for the link to their gifts is answered alike, known or not; givers alone get a mail, once an hour", async () => {
  const { email } = await createDonation({ pageId: (await createFundraising()).id });
  const [signer, stranger] = [(await createSupporter({})).email, "nobody-here@example.org"];
  const answers = [await asked(email), await asked(stranger), await asked(signer), await asked(email)];
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]!.data).toEqual({ sent: true, typed: "", error: null });
  expect([await linksTo(email), await linksTo(stranger), await linksTo(signer)]).toEqual([1, 0, 0]);
});

test("the link to a paper that opens nothing any more leads to where one asks for one's own", async () => {
  const at = async (path: string, language: "en" | "es") => {
    const context = { visit: createVisit({ now, path, language }) } as LoaderFunctionArgs["context"];
    const request = new Request(`http://site.test${path}`);
    return openPaper({ request, context, params: { token: "AAAA" } } as unknown as LoaderFunctionArgs);
  };
  const lost = [await at("/giving/papers/AAAA", "en"), await at("/es/giving/papers/AAAA", "es")];
  expect(lost.map(({ status, headers }) => [status, headers.get("Location")])).toEqual([
    [303, "/giving?lost=paper"],
    [303, "/es/giving?lost=paper"],
  ]);
});

test("what is no address is said beside the field, with what was typed", async () => {
  expect(await asked("ana@")).toMatchObject({
    data: { error: "invalid", typed: "ana@" },
    init: { status: 422 },
  });
  expect(await asked(" ")).toMatchObject({ data: { error: "required" }, init: { status: 422 } });
});

test("what differs from Stripe is told on the list of gifts, to whoever may give back alone", async () => {
  const { id } = await createDonation({ pageId: (await createFundraising()).id });
  await prisma.bookDifference.create({
    data: {
      ...{ kind: "paid", objectId: "ch_apart", day: new Date("2026-03-01"), currency: "USD", donationId: id },
      ...{ oursMinor: 2_500, theirsMinor: 2_400, foundAt: now },
    },
  });
  const books = async (role: "admin" | "viewer") => {
    const { cookie } = await createActor({ role });
    const request = new Request("http://panel.test/admin/donations", { headers: { cookie } });
    const context = { visit: createVisit({ now, path: "/admin/donations" }) };
    return (await loader({ request, context, params: {} } as unknown as LoaderFunctionArgs)).books;
  };
  expect(await books("viewer")).toBeNull();
  expect(await books("admin")).toMatchObject({
    count: 1,
    differences: [{ donationId: id, day: "2026-03-01", oursMinor: 2_500, theirsMinor: 2_400 }],
  });
  await prisma.bookDifference.deleteMany();
});

test("a comparison is asked for by whoever may give back, a statement is sent by whoever may write to supporters", async () => {
  const { id, supporterId } = await createDonation({ pageId: (await createFundraising()).id });
  await prisma.receipt.create({ data: { donationId: id, year: 2026, number: 1, issuedAt: now } });
  const post = async (
    role: "admin" | "organizer" | "viewer",
    path: string,
    fields: Record<string, string>,
  ) => {
    const { cookie } = await createActor({ role });
    return (await ask(path, { method: "POST", cookie, fields })).status;
  };
  const compare = { intent: "compare" };
  expect(await post("organizer", "/admin/donations/deposits", compare)).toBe(403);
  expect(await post("admin", "/admin/donations/deposits", compare)).toBe(303);
  const again = { intent: "statement", attempt: randomUUID() };
  expect(await post("viewer", `/admin/donations/${id}`, again)).toBe(403);
  expect(await prisma.givingStatement.count({ where: { supporterId } })).toBe(0);
  expect(await post("organizer", `/admin/donations/${id}`, again)).toBe(303);
  expect(await prisma.outgoingMail.count({ where: { kind: STATEMENT_MAIL } })).toBe(1);
});
