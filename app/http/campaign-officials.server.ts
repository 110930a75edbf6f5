import type { Language } from "#app/i18n/language.ts";
import { findCommittee } from "#app/measures/committees.server.ts";
import { officialLines } from "#app/reports/official-lines.server.ts";
import { readOfficialsQuery } from "#app/reports/officials-query.ts";
import { orderOfficials } from "#app/reports/order-officials.ts";
import { dayOf } from "./board-deeds.server.ts";
import { notFound } from "./refusals.ts";
import type { Asked } from "./require-staff.server.ts";

/** The officials of a campaign that an address asks for, in its order: for the page and its file alike. Throws 404. */
export async function campaignOfficials(args: Asked, campaignId: string, language: Language) {
  const query = readOfficialsQuery(args.context.visit.query);
  const [all, committee] = await Promise.all([
    officialLines(campaignId, { language, day: dayOf(args) }),
    query.committee ? findCommittee(query.committee) : null,
  ]);
  if (!all) throw notFound("page");
  const members = committee && new Set(committee.members.map(({ officialId }) => officialId));
  return { ...all, query, shown: orderOfficials(all.lines, query, members) };
}
