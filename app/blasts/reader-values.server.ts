import { type Currency, formatMoney, isCurrency, unitOf } from "#app/donations/money.ts";
import { roundKindly } from "#app/donations/suggested-amounts.ts";
import { placeOfZip } from "#app/geography/places.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Stance } from "#app/measures/stance.ts";
import { pool } from "#app/platform/db.server.ts";
import { gather } from "#app/platform/gather.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { ownMembers } from "#app/targets/own-members.server.ts";
import type { MergeName } from "./blast-words.ts";
import { type MergeValues, noValues } from "./merge-text.server.ts";

type Person = {
  given_name: string;
  family_name: string | null;
  locality: string | null;
  region: string | null;
  country: string;
  postal_code: string | null;
};

/** What stands with somebody's name. Of whom only the ZIP code is known, its town is theirs. */
export function valuesOf({
  given_name,
  family_name,
  locality,
  region,
  country,
  postal_code,
}: Person): MergeValues {
  const zip = country === "US" && postal_code ? placeOfZip(postal_code.slice(0, 5)) : null;
  return {
    ...noValues,
    ...{ given_name, family_name: family_name ?? "" },
    ...{ city: locality ?? zip?.place ?? "", state: region ?? zip?.state ?? "" },
  };
}

const more: readonly MergeName[] = ["officials", "positions", "last_deed", "ask_amount"];

/** Whether a mail asks for more than what stands with a name. */
export const isMore = (names: readonly MergeName[]): boolean => names.some((name) => more.includes(name));

export type AskedOfReader = {
  supporterId: string;
  /** What the mail asks for: nothing else is looked up. */
  names: readonly MergeName[];
  language: Language;
  /** The measure whose houses count, and whether where their members stand is told in public. */
  about: { measureId: string | null; showsPositions: boolean };
  now: Date;
};

/**
 * What of a reader stands elsewhere than with their name: who represents them, what they did last, what they gave. Empty
 * where nobody knows. Those who are asked for at a time share their statements.
 */
export const readerValues = gather(async (asks: AskedOfReader[]): Promise<Partial<MergeValues>[]> => {
  const [homes, deeds, gifts] = await Promise.all([
    asked(asks, ofOfficials, divisionsOf),
    asked(asks, ["last_deed"], lastDeeds),
    asked(asks, ["ask_amount"], lastGifts),
  ]);
  return Promise.all(
    asks.map(async (ask) => ({
      ...(homes && wants(ask, ofOfficials) && (await officials(ask, homes.get(ask.supporterId) ?? []))),
      ...(deeds && wants(ask, ["last_deed"]) && { last_deed: deedOf(ask, deeds.get(ask.supporterId)) }),
      ...(gifts && wants(ask, ["ask_amount"]) && { ask_amount: amountOf(ask, gifts.get(ask.supporterId)) }),
    })),
  );
});

const ofOfficials: MergeName[] = ["officials", "positions"];

const wants = (ask: AskedOfReader, names: MergeName[]) => ask.names.some((name) => names.includes(name));

async function asked<T>(
  asks: AskedOfReader[],
  names: MergeName[],
  find: (supporterIds: string[]) => Promise<Map<string, T>>,
): Promise<Map<string, T> | null> {
  const who = asks.filter((ask) => wants(ask, names));
  return who.length > 0 ? find(who.map(({ supporterId }) => supporterId)) : null;
}

async function divisionsOf(supporterIds: string[]): Promise<Map<string, string[]>> {
  const { rows } = await pool.query<{ id: string; divisions: string[] }>(
    `SELECT supporter_id AS id, array_agg(division_id ORDER BY division_id) AS divisions
     FROM supporter_division WHERE supporter_id = ANY($1::uuid[]) GROUP BY 1`,
    [supporterIds],
  );
  return new Map(rows.map(({ id, divisions }) => [id, divisions]));
}

async function officials({ about, language, now }: AskedOfReader, divisions: string[]) {
  const { measureId, showsPositions } = about;
  const own = await ownMembers({ measureId, divisions, day: isoDate(now) });
  const t = translator(language, "campaigns");
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const stands = (stance: Stance) => t(`positions.stance.${stance}`).toLocaleLowerCase(language);
  return {
    officials: list.format(own.map(({ name }) => name)),
    positions: showsPositions
      ? list.format(own.map(({ name, stance }) => `${name} (${stands(stance)})`))
      : "",
  };
}

type Deed = "signed" | "called" | "wrote" | "gave";

async function lastDeeds(supporterIds: string[]): Promise<Map<string, Deed>> {
  const { rows } = await pool.query<{ id: string; kind: Deed }>(
    `SELECT w.id, a.kind FROM unnest($1::uuid[]) AS w(id) CROSS JOIN LATERAL (
       SELECT kind FROM supporter_action a WHERE a.supporter_id = w.id AND a.kind IN ('signed', 'called', 'wrote', 'gave')
       ORDER BY a.occurred_at DESC LIMIT 1) a`,
    [supporterIds],
  );
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

const deedOf = ({ language }: AskedOfReader, deed: Deed | undefined) =>
  deed ? translator(language, "mail")(`blast.deed.${deed}`) : "";

type Gift = { minor: number; currency: Currency };

async function lastGifts(supporterIds: string[]): Promise<Map<string, Gift>> {
  const { rows } = await pool.query<{ id: string; minor: number; currency: string }>(
    `SELECT w.id, g.amount_minor::float8 AS minor, g.currency FROM unnest($1::uuid[]) AS w(id) CROSS JOIN LATERAL (
       SELECT amount_minor, currency FROM donation d WHERE d.supporter_id = w.id AND d.status = 'paid'
       ORDER BY d.paid_at DESC LIMIT 1) g`,
    [supporterIds],
  );
  return new Map(
    rows.flatMap(({ id, minor, currency }) => (isCurrency(currency) ? [[id, { minor, currency }]] : [])),
  );
}

/** Of what somebody gave last, what they are asked for. */
const ASKED_SHARE = 1.5;

function amountOf({ language }: AskedOfReader, gift: Gift | undefined): string {
  if (!gift) return "";
  const { minor, currency } = gift;
  const unit = unitOf(currency);
  return formatMoney(roundKindly((minor / unit) * ASKED_SHARE) * unit, currency, language);
}
