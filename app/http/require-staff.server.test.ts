import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { setRequiresTwoFactor } from "#app/staff/policy.server.ts";
import { createActor, createStaff, password } from "#tests/factories/create-staff.ts";
import { openPanel } from "./panel-requests.fixture.ts";

let ask: Awaited<ReturnType<typeof openPanel>>;
beforeAll(async () => {
  ask = await openPanel();
});

const location = (response: Response) => response.headers.get("Location");

test("who is not signed in is sent to sign in, and back to the page they wanted", async () => {
  const response = await ask("/admin/audit?words=ana");
  expect([response.status, location(response)]).toEqual([
    303,
    "/admin/sign-in?to=%2Fadmin%2Faudit%3Fwords%3Dana",
  ]);
  const { email } = await createStaff();
  const inside = await ask(location(response)!, { method: "POST", fields: { email, password } });
  expect([inside.status, location(inside)]).toEqual([303, "/admin/audit?words=ana"]);
  const cookie = inside.headers.get("Set-Cookie")!;
  expect(cookie).toMatch(/^staff=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax/);
});

test("whose session ended before they posted comes back to the page of the form, and nowhere else", async () => {
  const to = async (referrer: string) => location(await ask("/admin/measures", { method: "POST", referrer }));
  expect(await to("https://house.example/admin/campaigns/new?draft=on")).toBe(
    "/admin/sign-in?to=%2Fadmin%2Fcampaigns%2Fnew%3Fdraft%3Don",
  );
  for (const referrer of ["", "https://house.example/petitions/one", "nonsense"])
    expect(await to(referrer), referrer).toBe("/admin/sign-in");
});

test("a cookie that was planted before signing in is replaced, and one that is over is taken away", async () => {
  const { email } = await createStaff();
  const planted = "staff=planted-by-somebody-else";
  const inside = await ask("/admin/sign-in", {
    method: "POST",
    cookie: planted,
    fields: { email, password },
  });
  expect(inside.headers.get("Set-Cookie")).not.toContain("planted");
  expect(await prisma.staffSession.count()).toBeGreaterThan(0);
  const out = await ask("/admin", { cookie: planted });
  expect(out.headers.get("Set-Cookie")).toMatch(/^staff=; Max-Age=0;/);
});

test("signing out ends the session, not only the cookie", async () => {
  const { cookie } = await createActor();
  expect((await ask("/admin", { cookie })).status).toBe(200);
  const out = await ask("/admin/sign-out", { method: "POST", cookie });
  expect(location(out)).toBe("/admin/sign-in");
  expect((await ask("/admin", { cookie })).status).toBe(303);
});

test("where the rules ask for a second factor, who has none sees its set-up page and nothing else", async () => {
  const owner = await createActor();
  const viewer = await createActor({ role: "viewer" });
  await setRequiresTwoFactor(true, { actor: owner.actor, now: new Date() });
  for (const path of ["/admin", "/admin/account", "/admin/no/such/page"]) {
    expect(location(await ask(path, { cookie: viewer.cookie })), path).toBe("/admin/account/two-factor");
  }
  const csv = await ask("/admin/audit.csv", { cookie: owner.cookie });
  expect(location(csv)).toBe("/admin/account/two-factor");
  const post = await ask("/admin/staff", {
    method: "POST",
    cookie: owner.cookie,
    fields: { intent: "invite" },
  });
  expect(location(post)).toBe("/admin/account/two-factor");
  expect((await ask("/admin/account/two-factor", { cookie: viewer.cookie })).status).toBe(200);
  await setRequiresTwoFactor(false, { actor: owner.actor, now: new Date() });
  expect((await ask("/admin", { cookie: viewer.cookie })).status).toBe(200);
});

test("too many tries are answered with 429 and the seconds to wait", async () => {
  const fields = { email: "nobody@house.example", password: "wrong" };
  let last = await ask("/admin/sign-in", { method: "POST", fields });
  expect(last.status).toBe(422);
  for (let tries = 0; tries < 10; tries++) last = await ask("/admin/sign-in", { method: "POST", fields });
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("Retry-After"))).toBeGreaterThan(60);
});

test("an export is a file of what the filter finds", async () => {
  const { cookie } = await createActor();
  const response = await ask("/admin/audit.csv?kind=staff-policy", { cookie });
  expect(response.headers.get("Content-Disposition")).toMatch(/^attachment; filename="audit-[\d-]+\.csv"$/);
  const lines = (await response.text()).trim().split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFF?id,at,/);
  expect(lines).toHaveLength(3);
});
