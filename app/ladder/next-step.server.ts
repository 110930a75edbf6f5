import { fundraisingOf } from "#app/donations/fundraising-queries.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { outreachOf, pathOf } from "#app/outreach/outreach-queries.server.ts";
import { petitionsOf } from "#app/petitions/petition-queries.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { ownMembers } from "#app/targets/own-members.server.ts";
import { isUndecided } from "#app/targets/rule.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { type JustDone, ladderOf, type Rung } from "./rungs.ts";

export type NextStep = {
  rung: Exclude<Rung, "share">;
  title: string;
  text: string;
  /** Without a language. */
  path: string;
};

export type Asking = {
  campaign: { id: string; status: string; measureId: string | null };
  /**
   * Who is asked, if this browser has shown that it is them; null: somebody of whom nothing is known. What is known of
   * whoever has an address is not for a form to tell.
   */
  supporterId: string | null;
  just: JustDone;
  language: Language;
  now: Date;
};

/** Days until somebody is asked again to call, and to give. */
const AGAIN = { call: 30, give: 90, monthly: 7 };

const FACTS = `
SELECT
  EXISTS (SELECT FROM plan p WHERE p.supporter_id = $1 AND p.status IN ('active', 'past_due', 'paused')) AS "givesMonthly",
  (SELECT max(d.paid_at) FROM donation d WHERE d.supporter_id = $1 AND d.status = 'paid') AS "gaveAt",
  ARRAY(SELECT o.kind || ' ' || o.slug FROM outreach_page o WHERE o.campaign_id = $2 AND (
    EXISTS (SELECT FROM call c WHERE c.supporter_id = $1 AND c.page_id = o.id AND c.called_at > $3::timestamptz - make_interval(days => ${AGAIN.call}))
    OR EXISTS (SELECT FROM letter l WHERE l.supporter_id = $1 AND l.page_id = o.id AND l.status <> 'cancelled'))) AS acted,
  ARRAY(SELECT s.petition_id::text FROM signature s JOIN petition p ON p.id = s.petition_id
    WHERE s.supporter_id = $1 AND p.campaign_id = $2) AS signed,
  ARRAY(SELECT h.division_id FROM supporter_division h WHERE h.supporter_id = $1) AS divisions`;

type Facts = {
  givesMonthly: boolean;
  gaveAt: Date | null;
  /** Pages of calls and letters on which they have acted. */
  acted: string[];
  signed: string[];
  divisions: string[];
};

const nothing: Facts = { givesMonthly: false, gaveAt: null, acted: [], signed: [], divisions: [] };

async function factsOf({ campaign, supporterId, now }: Asking): Promise<Facts> {
  if (!supporterId) return nothing;
  const { rows } = await pool.query<Facts>(FACTS, [supporterId, campaign.id, now]);
  return rows[0] ?? nothing;
}

export type WhatNext = {
  /** Null: nothing is left but to pass it on, or the campaign is not live. */
  step: NextStep | null;
  /** They give each month: nobody asks them for a gift. */
  givesMonthly: boolean;
};

/** The first thing on a campaign's ladder that fits somebody: it is open, they have not done it, and its condition holds. */
export async function whatNext(asking: Asking): Promise<WhatNext> {
  const { campaign } = asking;
  if (campaign.status !== "live") return { step: null, givesMonthly: false };
  const [{ rows }, facts] = await Promise.all([
    pool.query<{ ladder: string[] }>("SELECT ladder FROM campaign WHERE id = $1", [campaign.id]),
    factsOf(asking),
  ]);
  const step = await firstOf(ladderOf(rows[0]?.ladder ?? []), asking, facts);
  return { step, givesMonthly: facts.givesMonthly };
}

async function firstOf(ladder: readonly Rung[], asking: Asking, facts: Facts): Promise<NextStep | null> {
  for (const rung of ladder) {
    if (rung === "share") return null;
    const found = await fitting(rung, asking, facts);
    if (found) return { rung, title: plainHeadline(found.title), text: found.summary, path: found.path };
  }
  return null;
}

type Found = { title: string; summary: string; path: string } | null;

async function fitting(rung: NextStep["rung"], asking: Asking, facts: Facts): Promise<Found> {
  switch (rung) {
    case "call_undecided":
      return (await mayBeMoved(asking, facts)) ? outreach("calls", asking, facts) : null;
    case "call":
      return outreach("calls", asking, facts);
    case "write":
      return outreach("letters", asking, facts);
    case "sign":
      return petition(asking, facts);
    case "monthly":
    case "give":
      return giving(rung, asking, facts);
  }
}

async function mayBeMoved({ campaign, now }: Asking, { divisions }: Facts): Promise<boolean> {
  const own = await ownMembers({ measureId: campaign.measureId, divisions, day: isoDate(now) });
  return own.some(({ stance }) => isUndecided(stance));
}

async function outreach(kind: "calls" | "letters", { campaign, language, just }: Asking, { acted }: Facts) {
  if (just === (kind === "calls" ? "called" : "wrote")) return null;
  const open = (await outreachOf(campaign.id, language)).find(
    (page) => page.isOpen && page.kind === kind && !acted.includes(`${page.kind} ${page.slug}`),
  );
  return open ? { ...open, path: pathOf(open) } : null;
}

async function petition(
  { campaign, language, just, supporterId }: Asking,
  { signed }: Facts,
): Promise<Found> {
  // Of somebody who has just signed, and of whom no more is known, the first petition may be the one.
  if (just === "signed" && !supporterId) return null;
  const open = (await petitionsOf(campaign.id, language)).find(
    ({ id, isOpen }) => isOpen && !signed.includes(id),
  );
  return open ? { ...open, path: `/petitions/${open.slug}` } : null;
}

async function giving(
  rung: "monthly" | "give",
  { campaign, language, just, now }: Asking,
  { givesMonthly, gaveAt }: Facts,
): Promise<Found> {
  if (!getSettings().STRIPE_SECRET_KEY || givesMonthly || just === "gave" || just === "gave_monthly")
    return null;
  const rest = AGAIN[rung] * 86_400_000;
  if (gaveAt && gaveAt.getTime() > now.getTime() - rest) return null;
  const open = (await fundraisingOf(campaign.id, language)).find(({ isOpen }) => isOpen);
  return open ? { ...open, path: `/donate/${open.slug}` } : null;
}
