import { readDedication } from "#app/donations/dedication-form.ts";
import { MOST_MINOR, readAmount } from "#app/donations/money.ts";
import { earliestDay, OfflineGiftForm, VoidForm } from "#app/donations/offline-gift-form.ts";
import { recordOfflineGift } from "#app/donations/record-offline-gift.server.ts";
import { voidOfflineGift } from "#app/donations/void-offline-gift.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { startOfDay } from "#app/i18n/zoned-time.ts";
import { getOrganisation, organisationDay } from "#app/organisation/organisation-queries.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type FormErrors, parsePanelForm, type Typed } from "./read-panel-form.ts";
import { done } from "./require-staff.server.ts";

type Failed = { errors: FormErrors; typed: Typed };

/** Twelve hours into the day: in whatever zone it is read, it is that day. */
const NOON_MS = 12 * 3_600_000;

/** Records a gift as the form says. What is wrong comes back with everything typed. */
export async function recordGiftDeed(fields: URLSearchParams, deed: Deed): Promise<Response | Failed> {
  const { language } = deed.actor;
  const form = parsePanelForm(fields, OfflineGiftForm);
  const { dedication, errors: dedicationErrors } = dedicationIn(fields);
  const failed = (errors: FormErrors) => ({
    errors: { ...errors, ...dedicationErrors },
    typed: Object.fromEntries(fields),
  });
  if (!form.ok) return failed(form.errors);
  if (Object.keys(dedicationErrors).length > 0) return failed({});
  const { page, amount, currency, on, given_name, family_name, attempt, ...rest } = form.input;
  const amountMinor = readAmount(amount, currency, Number.POSITIVE_INFINITY);
  if (amountMinor === null) return failed({ amount: "amount" });
  if (amountMinor > MOST_MINOR) return failed({ amount: "most" });
  const { timeZone } = await getOrganisation(language);
  const begins = startOfDay(on, 0, timeZone);
  const today = await organisationDay(deed.now);
  if (!begins || on > today) return failed({ on: "day" });
  if (on < earliestDay(today)) return failed({ on: "early" });
  // A gift of this morning has come by now.
  const paidAt = new Date(Math.min(begins.getTime() + NOON_MS, deed.now.getTime()));
  const result = await recordOfflineGift(
    {
      ...{ ...rest, attempt, pageId: page, currency, amountMinor, paidAt, dedication },
      ...{ givenName: given_name, familyName: family_name },
    },
    deed,
  );
  if (result.outcome === "no-page") return failed({ page: "choose" });
  const text = translator(language, "offline-gifts")("recorded", { receipt: result.receipt });
  return done(`/admin/donations/${result.id}`, { text });
}

/** Its codes are those of givers, each with a sentence for staff: `errors.<code>` of the locale `offline-gifts`. */
function dedicationIn(fields: URLSearchParams) {
  const wrong: Record<string, string[]> = {};
  const dedication = readDedication({ dedications: true }, fields, wrong);
  const errors: FormErrors = Object.fromEntries(Object.entries(wrong).map(([name, [code]]) => [name, code!]));
  return { dedication, errors };
}

/** Takes a recorded gift back. */
export async function voidGiftDeed(
  id: string,
  fields: URLSearchParams,
  deed: Deed,
): Promise<Response | Failed> {
  const form = parsePanelForm(fields, VoidForm);
  if (!form.ok) return form;
  const t = translator(deed.actor.language, "offline-gifts");
  const voided = await voidOfflineGift(id, form.input.void_reason, deed);
  const flash = voided ? { text: t("void.done") } : { text: t("void.not"), tone: "bad" as const };
  return done(`/admin/donations/${id}`, flash);
}
