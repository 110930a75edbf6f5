import type { FormFields } from "#app/petitions/form-fields.ts";
import { readSignForm, type SignErrorCode, type SignInput } from "#app/petitions/sign-form.ts";
import type { AmountsVariant, GivingInterval } from "#app/platform/prisma/enums.ts";
import { oneLine } from "#app/supporters/one-line.ts";
import { type Dedication, dedicationErrorCodes, readDedication } from "./dedication-form.ts";
import { coverFee, type Fee } from "./fee-cover.ts";
import type { FundraisingPage } from "./fundraising-page.ts";
import { type Currency, isCurrency, MOST_MINOR, readAmount } from "./money.ts";
import type { Offer } from "./offers.ts";

/**
 * What is asked of a giver: with the employer the address too, as the law does; whether they may be shown on pages alone that
 * show anybody.
 */
export const giveFields = ({ asksEmployer, showsGivers }: Personal): FormFields => ({
  given_name: "required",
  family_name: "required",
  email: "required",
  phone: "hidden",
  street_address: asksEmployer ? "required" : "hidden",
  locality: asksEmployer ? "required" : "hidden",
  region: asksEmployer ? "required" : "hidden",
  postal_code: "required",
  country: "optional",
  comments: "optional",
  public: showsGivers ? "optional" : "hidden",
});

type Personal = Pick<FundraisingPage, "asksEmployer" | "showsGivers">;

/** Codes that this form is answered with beside those of a petition's: `errors.<code>` of the locale `donations`. */
export const giveErrorCodes = [
  "amount.required",
  "amount.invalid",
  "amount.least",
  "amount.most",
  "currency.unknown",
  "interval.unknown",
  "interval.once",
  "designation.unknown",
  "designation.gone",
  "employer.required",
  "occupation.required",
  "work.long",
  ...dedicationErrorCodes,
] as const;

export type GiveErrorCode = (typeof giveErrorCodes)[number];

/** A gift as its form describes it; minor units. */
export type Gift = {
  currency: Currency;
  /** What is charged. */
  amountMinor: number;
  /** How much of it covers the fee. */
  coveredMinor: number;
  interval: GivingInterval;
  designation: string | null;
  /** Which of two sets of amounts was shown; null: only one is. */
  variant: AmountsVariant | null;
  employer: string | null;
  occupation: string | null;
  dedication: Dedication;
  giver: SignInput;
};

export type GiveReading =
  | { ok: true; gift: Gift }
  | { ok: false; errors: Record<string, (SignErrorCode | GiveErrorCode)[]> };

type Asked = Personal & Pick<FundraisingPage, "offers" | "monthly" | "designations" | "dedications">;

/**
 * Reads the form of a fundraising page by the contract's names: `amount` and `amount_other` as typed in major units (the
 * latter wins where it is filled in), `currency`, `interval`, `cover_fee`, `designation`, `employer`, `occupation`, and who
 * gives. `fees` by currency. Errors are codes by field; unknown fields are ignored. Safe in the browser.
 */
export function readGiveForm(
  page: Asked,
  form: URLSearchParams,
  fees: (currency: Currency) => Fee,
): GiveReading {
  const errors: Record<string, GiveErrorCode[]> = {};
  const dedicated: Record<string, GiveErrorCode[]> = {};
  const offer = offerIn(page, form.get("currency"));
  if (!offer) errors.currency = ["currency.unknown"];
  const giftMinor = offer && readGift(offer, form, errors);
  const interval = readInterval(page, form, errors);
  const designation = readDesignation(page, form, errors);
  const work = readWork(page, form, errors);
  const dedication = readDedication(page, form, dedicated);
  const reading = readSignForm(giveFields(page), form);
  const person = reading.ok ? {} : reading.errors;
  const wrong = { ...errors, ...dedicated, ...person };
  if (!reading.ok || !offer || !giftMinor || Object.keys(wrong).length > 0)
    return { ok: false, errors: wrong };
  const { currency } = offer;
  const amountMinor = form.get("cover_fee") ? coverFee(giftMinor, fees(currency)) : giftMinor;
  if (amountMinor > MOST_MINOR) return { ok: false, errors: { amount_other: ["amount.most"] } };
  return {
    ok: true,
    gift: {
      ...{ currency, amountMinor, coveredMinor: amountMinor - giftMinor },
      ...{ interval, designation },
      variant: readVariant(offer, form),
      ...{ ...work, dedication },
      giver: reading.input,
    },
  };
}

/** What a page offers in a currency; without one, its first. Null: it does not take this one. */
export function offerIn({ offers }: Pick<Asked, "offers">, currency: string | null): Offer | null {
  if (!currency) return offers[0]!;
  const code = currency.toUpperCase();
  return isCurrency(code) ? (offers.find((offer) => offer.currency === code) ?? null) : null;
}

type Errors = Record<string, GiveErrorCode[]>;

/** What a page does not offer is refused, not left out: beside its field, or above the form where that has the field no more. */
function readInterval({ monthly }: Asked, form: URLSearchParams, errors: Errors): GivingInterval {
  const interval = form.get("interval") || "once";
  if (interval === "once" || (interval === "month" && monthly)) return interval;
  if (monthly) errors.interval = ["interval.unknown"];
  else errors.form = ["interval.once"];
  return "once";
}

function readDesignation({ designations }: Asked, form: URLSearchParams, errors: Errors): string | null {
  const designation = form.get("designation");
  if (!designation) return null;
  if (designations.includes(designation)) return designation;
  if (designations.length > 0) errors.designation = ["designation.unknown"];
  else errors.form ??= ["designation.gone"];
  return null;
}

function readVariant({ amountsB }: Offer, form: URLSearchParams): AmountsVariant | null {
  const variant = form.get("variant");
  return amountsB && (variant === "a" || variant === "b") ? variant : null;
}

function readGift(offer: Offer, form: URLSearchParams, errors: Errors): number | null {
  const other = (form.get("amount_other") ?? "").trim();
  const typed = other || (form.get("amount") ?? "").trim();
  const field = other || typed === "" ? "amount_other" : "amount";
  const refuse = (code: GiveErrorCode) => {
    errors[field] = [code];
    return null;
  };
  // A browser sends the choice "other" with the field beside it.
  if (typed === "" || typed === "other") return refuse("amount.required");
  if (/^-?[0.,]+$|^-\d/.test(typed)) return refuse("amount.least");
  const minor = readAmount(typed, offer.currency);
  if (minor === null) return refuse(/^\d{7,}$/.test(typed) ? "amount.most" : "amount.invalid");
  if (minor < offer.leastMinor) return refuse("amount.least");
  if (minor > offer.mostMinor) return refuse("amount.most");
  return minor;
}

function readWork({ asksEmployer }: Asked, form: URLSearchParams, errors: Errors) {
  if (!asksEmployer) return { employer: null, occupation: null };
  const read = (name: "employer" | "occupation") => {
    const text = oneLine(form.get(name) ?? "");
    if (text === "") errors[name] = [`${name}.required`];
    else if ([...text].length > 100) errors[name] = ["work.long"];
    return text;
  };
  return { employer: read("employer"), occupation: read("occupation") };
}
