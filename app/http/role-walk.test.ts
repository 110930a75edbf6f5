import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { can, type Permission, roles } from "#app/staff/permissions.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { type Access, panelAccess } from "./panel-access.fixture.ts";
import { openPanel, type PanelRoute, panelRoutes } from "./panel-requests.fixture.ts";
import { WalkTable } from "./role-walk-table.fixture.ts";

type Walker = { name: string; cookie?: string; permitted: Parameters<typeof can>[0] | null };

let ask: Awaited<ReturnType<typeof openPanel>>;
const walkers: Walker[] = [{ name: "nobody", permitted: null }];
const ids = { campaign: "", other: "" };
const seen = new WalkTable();

beforeAll(async () => {
  ask = await openPanel();
  ids.campaign = (await createCampaign()).id;
  ids.other = (await createCampaign()).id;
  for (const role of roles) {
    const { cookie, actor } = await createActor({ role });
    walkers.push({ name: role, cookie, permitted: actor });
  }
  for (const role of ["organizer", "moderator", "viewer"] as const) {
    const { cookie, actor } = await createActor({ role, campaigns: [ids.other] });
    walkers.push({ name: `${role} of another campaign`, cookie, permitted: actor });
  }
});

afterAll(() => {
  const file = process.env.ROLE_WALK;
  if (file) seen.write(file, new Date().toISOString().slice(0, 10));
});

/** An address of the route: ids that nothing has, except the campaign's. */
function addressOf({ path }: PanelRoute): string {
  return `/${path
    .split("/")
    .map((part) => {
      if (part === ":campaign") return ids.campaign;
      if (part.startsWith(":"))
        return part.includes("token") ? "no-such-token-at-all" : "0140f5c3-5d00-7000-8000-000000000009";
      return part === "*" ? "no/such/page" : part;
    })
    .join("/")}`;
}

function mayPass(access: Access, { permitted }: Walker, ofCampaign: boolean): boolean {
  if (access === "anybody") return true;
  if (access === "nobody") return false;
  if (access === "entrance") return permitted === null;
  return permitted !== null && can(permitted, access as Permission, ofCampaign ? ids.campaign : undefined);
}

/** Whether an answer let somebody do what they asked, whatever came of it. */
function passed(response: Response, access: Access): boolean {
  const to = response.headers.get("Location");
  if (access === "entrance" && to === "/admin") return false;
  if (to?.startsWith("/admin/sign-in") && access !== "anybody" && access !== "entrance") return false;
  return ![401, 403, 405].includes(response.status);
}

test("every route of the panel says who may use it, and nothing else does", () => {
  expect(Object.keys(panelAccess).sort()).toEqual(panelRoutes.map(({ id }) => id).sort());
});

describe.each(panelRoutes)("$path", (route) => {
  const access = panelAccess[route.id] ?? { get: "nobody", post: "nobody" };
  const posts = typeof access.post === "string" ? { "": access.post } : access.post;

  test("is shown to those who may see it, and to nobody else", async () => {
    for (const walker of walkers) {
      const response = await ask(addressOf(route), walker.cookie ? { cookie: walker.cookie } : {});
      seen.note(`\`GET /${route.path}\``, response, passed(response, access.get));
      const allowed = mayPass(access.get, walker, access.ofCampaign ?? false);
      expect([walker.name, passed(response, access.get), response.status]).toEqual([
        walker.name,
        allowed,
        response.status,
      ]);
      expect(response.status, walker.name).toBeLessThan(500);
    }
  });

  test.each(Object.entries(posts))(
    "takes a post %s from those who may, and from nobody else",
    async (intent, who) => {
      // Signing out comes last for a session: each walker of it gets a session of its own.
      for (const walker of walkers) {
        const role = walker.permitted?.role;
        const own =
          route.id === "admin-sign-out" && role ? (await createActor({ role })).cookie : walker.cookie;
        const response = await ask(addressOf(route), {
          method: "POST",
          fields: { intent },
          ...(own && { cookie: own }),
        });
        seen.note(`\`POST /${route.path}\`${intent && ` ${intent}`}`, response, passed(response, who));
        const allowed = mayPass(who, walker, access.ofCampaign ?? false);
        expect([walker.name, passed(response, who), response.status]).toEqual([
          walker.name,
          allowed,
          response.status,
        ]);
        expect(response.status, walker.name).toBeLessThan(500);
      }
    },
  );
});
