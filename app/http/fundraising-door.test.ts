import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { Role } from "#app/staff/permissions.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { openPanel } from "./panel-requests.fixture.ts";

let ask: Awaited<ReturnType<typeof openPanel>>;
beforeAll(async () => {
  ask = await openPanel();
});

const words = {
  ...{
    intent: "words",
    language: "es",
    version: "0",
    title: "Gasolina / para el autobús",
    summary: "Un viaje.",
  },
  ...{ appeal: "Uno.\n\nDos.", designations: "Autobús\nComida", email_opt_in: "", share_text: "Yo doné." },
  thanks: "Gracias.",
};

async function desk(role: Role = "organizer") {
  const { id, campaign } = await createFundraising();
  const { cookie } = await createActor({ role });
  const at = (campaignId: string) => `/admin/campaigns/${campaignId}/giving/${id}`;
  const post = async (change: Record<string, string> = {}, campaignId = campaign.id) =>
    (await ask(at(campaignId), { method: "POST", cookie, fields: { ...words, ...change } })).status;
  const spanish = () =>
    prisma.fundraisingTranslation.findUnique({ where: { pageId_language: { pageId: id, language: "es" } } });
  return { id, post, spanish };
}

test("words are stored as the form has them; an older form is told, and one that is too long comes back", async () => {
  const { post, spanish } = await desk();
  expect(await post()).toBe(303);
  const stored = {
    ...{ title: "Gasolina / para el autobús", appeal: ["Uno.", "Dos."], designations: ["Autobús", "Comida"] },
    ...{ emailOptIn: null, thanks: "Gracias." },
  };
  expect(await spanish()).toMatchObject(stored);
  expect(await post({ title: "Otro título" })).toBe(409);
  expect(await post({ version: "1", thanks: "¡".repeat(301) })).toBe(422);
  expect(await post({ version: "1", language: "fr" })).toBe(422);
  expect(await post({ version: "", title: "Sin versión" })).toBe(409);
  expect(await spanish()).toMatchObject(stored);
});

test("the last title of an open page stays", async () => {
  const { post, spanish } = await desk();
  expect(await post({ title: "" })).toBe(303);
  expect(await post({ version: "1", language: "en", title: "" })).toBe(422);
  expect(await spanish()).toMatchObject({ title: "" });
});

test("whoever may not edit changes no words, nor does anybody by way of another campaign or an unknown deed", async () => {
  for (const role of ["moderator", "viewer"] as const) {
    const { post, spanish } = await desk(role);
    expect(await post()).toBe(403);
    expect(await spanish()).toMatchObject({ title: "Para que / sigamos" });
  }
  const { post, spanish } = await desk();
  expect(await post({}, (await createFundraising()).campaign.id)).toBe(404);
  expect(await post({ intent: "constructor" })).toBe(404);
  expect(await spanish()).toMatchObject({ title: "Para que / sigamos" });
});

test("a switch that is not ticked is off, and what the settings say is what the page does", async () => {
  const { id, post } = await desk();
  const settings = {
    ...{ intent: "settings", slug: `bus-${id}`, interval: "once", dedications: "on", goal: "" },
    ...{ currency_1: "USD", amounts_1: "10 25", amounts_b_1: "", least_1: "5", most_1: "500" },
    ...{ currency_2: "", amounts_2: "", amounts_b_2: "", least_2: "", most_2: "" },
  };
  const switches = async () => {
    const row = await prisma.fundraisingPage.findUniqueOrThrow({ where: { id } });
    return [row.dedications, row.showsGivers, row.monthly];
  };
  expect(await switches()).toEqual([true, true, true]);
  expect(await post(settings)).toBe(303);
  expect(await switches()).toEqual([true, false, false]);
  expect(await post({ ...settings, version: "1", shows_givers: "on" })).toBe(303);
  expect(await switches()).toEqual([true, true, false]);
});
