import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import { meetFormProps } from "#app/outreach/meet-form-props.server.ts";
import { findOutreach } from "#app/outreach/outreach-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import type { OutreachKind } from "#app/platform/prisma/enums.ts";
import { createCampaign } from "./create-campaign.ts";
import { createMeasure } from "./create-measure.ts";
import { createHolder, createOffice, createPlan } from "./create-office.ts";

let made = 0;

type Given = Partial<Prisma.OutreachPageUncheckedCreateInput> & {
  kind: OutreachKind;
  words?: Partial<Prisma.OutreachTranslationUncheckedCreateInput>;
  measureId?: string | null;
};

/** An open page of calls or letters in both languages, in a live campaign with a measure of California's legislature. */
export async function createOutreach({ kind, words = {}, measureId, ...given }: Given) {
  const measure = measureId === undefined ? (await createMeasure()).id : measureId;
  const campaignId =
    given.campaignId ?? (await createCampaign(measure ? { measure: { connect: { id: measure } } } : {})).id;
  const text = (language: "en" | "es") => ({
    language,
    title: language === "en" ? "Pick up / the phone" : "Tome / el teléfono",
    summary: language === "en" ? "Two short calls." : "Dos llamadas cortas.",
    emailOptIn: language === "en" ? "Write to me about this." : "Escríbanme sobre esto.",
    shareText: language === "en" ? "I called." : "Yo llamé.",
    thanks: language === "en" ? "Thank you." : "Gracias.",
    ...words,
  });
  made += 1;
  return prisma.outreachPage.create({
    data: {
      kind,
      status: "open",
      slug: `outreach-${process.pid}-${made}`,
      ...given,
      campaignId,
      translations: { create: [text("en"), text("es")] },
    },
    select: { id: true, slug: true, kind: true, campaignId: true },
  });
}

const ca = (rest: string) => `ocd-division/country:us/state:ca/${rest}`;

/**
 * A corner of California on any day of 2025 and 2026: ZIP code 94114 lies in Assembly district 17 and Senate district 11,
 * 94110 in Assembly districts 17 and 19. With a governor.
 */
export async function createCorner() {
  const state = "ocd-division/country:us/state:ca";
  await prisma.$transaction((tx) => ensureDivisions(tx, [state]));
  const seat = async (key: string, divisionId: string, chamber: string | null, title: string) =>
    createOffice({ key, divisionId, chamber, title, titleEs: title });
  const assembly = await seat("state_representative", ca("sldl:17"), "lower", "Assembly Member");
  const beside = await seat("state_representative", ca("sldl:19"), "lower", "Assembly Member");
  const senate = await seat("state_senator", ca("sldu:11"), "upper", "State Senator");
  const governor = await seat("governor", state, null, "Governor");
  await createPlan({
    type: "sldl",
    zips: [
      ["94114", ca("sldl:17")],
      ["94110", ca("sldl:17")],
      ["94110", ca("sldl:19")],
    ],
  });
  await createPlan({
    type: "sldu",
    zips: [
      ["94114", ca("sldu:11")],
      ["94110", ca("sldu:11")],
    ],
  });
  const hold = (officeId: string, name: string, phone: string, email: string | null) =>
    createHolder({
      officeId,
      name,
      phone,
      links: email
        ? [
            ["email", email],
            ["website", "https://office.example"],
          ]
        : [["form", "https://office.example/contact"]],
    });
  return {
    member: await hold(assembly.id, "Dolores Quintana", "+19165550142", "quintana@assembly.example"),
    neighbour: await hold(beside.id, "Ramón Castellanos", "+19165550119", null),
    senator: await hold(senate.id, "Nora Whitfield", "+19165550177", null),
    governor: await hold(governor.id, "Ed Pruitt", "+19165550100", null),
    divisions: { assembly: ca("sldl:17"), beside: ca("sldl:19"), senate: ca("sldu:11"), state },
  };
}

/** A filled-in first step of a page, served a minute before it is posted. */
export async function meetPosted(
  page: { kind: OutreachKind; slug: string },
  change: Record<string, string | null> = {},
  now = new Date("2026-12-01T18:00:00Z"),
): Promise<URLSearchParams> {
  const found = await findOutreach(page.kind, page.slug, "en");
  if (!found) throw new Error(`no page ${page.slug}`);
  made += 1;
  const fields: Record<string, string | null> = {
    given_name: "Ana",
    family_name: "Rivera",
    email: `caller-${process.pid}-${made}@example.org`,
    street_address: "",
    postal_code: "94114",
    form_token: meetFormProps(found, new Date(now.getTime() - 60_000)).formToken,
    website: "",
    proof: "",
    ...change,
  };
  return new URLSearchParams(
    Object.entries(fields).filter((each): each is [string, string] => each[1] !== null),
  );
}
