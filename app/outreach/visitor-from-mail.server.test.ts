import { beforeAll, expect, test } from "vitest";
import { callPage } from "#app/calls/call-page.server.ts";
import { transact } from "#app/platform/db.server.ts";
import { eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { settleHomes } from "#app/supporters/settle-homes.server.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { findOutreach } from "./outreach-queries.server.ts";
import { readVisitor, visitorCookie } from "./visitor-cookie.server.ts";
import { visitorFromMail } from "./visitor-from-mail.server.ts";

const now = new Date("2026-12-01T18:00:00Z");
let corner: Awaited<ReturnType<typeof createCorner>>;
beforeAll(async () => {
  corner = await createCorner();
});

/** Somebody of whom we know these divisions. */
async function livesIn(divisionIds: string[]) {
  const supporter = await createSupporter({ postalCode: "94114", familyName: null });
  const told = { supporterId: supporter.id, postalCode: "94114" };
  await transact((client) =>
    settleHomes(
      client,
      divisionIds.map((divisionId) => ({ ...told, divisionId })),
      { now },
    ),
  );
  return supporter;
}

const sent = (cookie: string | null) => cookie?.split(";")[0] ?? null;
const from = (supporterId: string, cookies: string | null = null) =>
  visitorFromMail(supporterId, { cookies, now });

test("calls that are opened from a mail begin at whoever represents its reader, as somebody who has proven their address", async () => {
  const { slug } = await createOutreach({ kind: "calls" });
  const page = (await findOutreach("calls", slug, "en"))!;
  const { state, assembly, senate } = corner.divisions;
  const { id, email } = await livesIn([state, assembly, senate]);
  const cookie = await from(id);
  expect(cookie).toContain("HttpOnly");
  expect(readVisitor(sent(cookie), now)).toMatchObject({
    email,
    place: "San Francisco, CA 94114",
    isProved: true,
  });
  const { view } = await callPage(page, sent(cookie), { language: "en", now });
  expect(view).toMatchObject({ at: 1, visitor: { name: "María" }, card: { isOwn: true } });
});

test("where a district is missing that the page needs, it asks", async () => {
  const { slug } = await createOutreach({ kind: "calls" });
  const page = (await findOutreach("calls", slug, "en"))!;
  const { id } = await livesIn([corner.divisions.state]);
  const { view } = await callPage(page, sent(await from(id)), { language: "en", now });
  expect(view).toBeNull();
});

test("of whom we do not know where they live, and of the erased, nothing is told", async () => {
  expect(await from((await createSupporter()).id)).toBeNull();
  const { id } = await livesIn([corner.divisions.state]);
  await eraseSupporter(id, { now });
  expect(await from(id)).toBeNull();
});

test("what a browser was caught at stays with the same person, and nothing of another one does", async () => {
  const { id } = await livesIn([corner.divisions.state]);
  const before = (supporterId: string) => {
    const person = { supporterId, givenName: "Ana", familyName: null, email: "ana@example.org", place: null };
    return sent(visitorCookie({ ...person, divisions: [], reasons: ["honeypot"] }, now));
  };
  expect(readVisitor(sent(await from(id, before(id))), now)?.reasons).toEqual(["honeypot"]);
  const { id: other } = await createSupporter();
  expect(readVisitor(sent(await from(id, before(other))), now)?.reasons).toBeUndefined();
});
