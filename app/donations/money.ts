import type { Language } from "#app/i18n/language.ts";

/**
 * Currencies that gifts are taken in, with the digits of their minor unit (ISO 4217; the yen has none). Those whose
 * minor unit has three digits, and those that Stripe writes otherwise than the standard does, are left out.
 */
const digits = { USD: 2, EUR: 2, GBP: 2, CAD: 2, AUD: 2, MXN: 2, CHF: 2, JPY: 0 } as const;

export type Currency = keyof typeof digits;
export const currencies = Object.keys(digits) as Currency[];

export const isCurrency = (text: string): text is Currency => Object.hasOwn(digits, text);

/** How many minor units are one of a currency: 100 cents are a dollar, one yen is a yen. */
export const unitOf = (currency: Currency): number => 10 ** digits[currency];

/** Stripe's most: eight digits. */
export const MOST_MINOR = 99_999_999;

/** How people write a currency beside an amount, its code apart. */
const signs: Record<Currency, string[]> = {
  USD: ["US$", "U$S", "$"],
  EUR: ["€"],
  GBP: ["£"],
  CAD: ["CA$", "C$", "$"],
  AUD: ["AU$", "A$", "$"],
  MXN: ["MX$", "$"],
  CHF: ["SFR.", "FR."],
  JPY: ["¥", "円"],
};

/** An amount without its currency's sign or code, before or after it; another currency's stays, and makes it no amount. */
function unsigned(typed: string, currency: Currency): string {
  const text = typed.replace(/\s/g, "").toUpperCase();
  for (const sign of [currency, ...signs[currency]]) {
    if (text.startsWith(sign)) return text.slice(sign.length).replace(/^\$/, "");
    if (text.endsWith(sign)) return text.slice(0, -sign.length);
  }
  return text;
}

/** As much as a column of whole numbers holds, roundly. */
export const MOST_GOAL_MINOR = 2_000_000_000;

/**
 * An amount as people type it ("25", "25.50", "$1,200", "25,5") in minor units; null for what is no amount, has more
 * digits than the currency, or is more than `most`: without it, what Stripe takes. "25.505" may be either, and is asked again.
 */
export function readAmount(typed: string, currency: Currency, most = MOST_MINOR): number | null {
  const text = unsigned(typed, currency);
  const parts = /^(\d{1,3}(?:[.,']\d{3})+|\d+|(?=[.,]\d))(?:[.,](\d{0,2}))?$/.exec(text);
  if (!parts || /^\d+\.\d{3}$/.test(text)) return null;
  const [, whole, fraction = ""] = parts;
  if (fraction.length > digits[currency]) return null;
  const minor = Number(whole!.replace(/\D/g, "") + fraction.padEnd(digits[currency], "0"));
  return minor > 0 && minor <= most ? minor : null;
}

/** Their short sign is that of the dollar. */
const otherDollars: readonly Currency[] = ["CAD", "AUD", "MXN"];

/** "$25", "$25.50", "¥3,000", "MX$500": without zeros that say nothing, and no peso looks like a dollar. */
export function formatMoney(minor: number, currency: Currency, language: Language): string {
  const isWhole = minor % unitOf(currency) === 0;
  return new Intl.NumberFormat(language === "es" ? "es-US" : "en-US", {
    style: "currency",
    currency,
    currencyDisplay: otherDollars.includes(currency) ? "symbol" : "narrowSymbol",
    minimumFractionDigits: isWhole ? 0 : digits[currency],
  }).format(minor / unitOf(currency));
}

/** As papers have it, with the currency's code: "$25 USD", "MX$500 MXN", "CHF 25". */
export function paperMoney(minor: number, currency: Currency, language: Language): string {
  const said = formatMoney(minor, currency, language);
  return said.includes(currency) ? said : `${said} ${currency}`;
}

/** As a form field has it: "25", "25.50". */
export const typedAmount = (minor: number, currency: Currency): string =>
  minor % unitOf(currency) === 0
    ? String(minor / unitOf(currency))
    : (minor / unitOf(currency)).toFixed(digits[currency]);
