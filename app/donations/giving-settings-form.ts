import { z } from "zod";
import { type Currency, currencies, typedAmount, unitOf } from "./money.ts";

/** What staff set for giving; version and brake are not theirs to write. */
export type GivingChoices = {
  taxId: string | null;
  feeBasisPoints: number;
  /** Minor units by currency. */
  feeFixed: Record<Currency, number>;
  declineFloor: number;
  /** Of a hundred payments. */
  declineShare: number;
  refundsWarned: boolean;
  /** Whether givers get a statement of the past year in January. */
  yearStatements: boolean;
};

// Messages are codes: the page has the words.
const whole = (least: number, most: number) =>
  z
    .string("required")
    .trim()
    .regex(/^\d{1,4}$/, "number")
    .transform(Number)
    .refine((number) => number >= least && number <= most, "number");

/** A percentage with up to two digits after the point or comma, in hundredths of a percent. */
const percent = z
  .string("required")
  .trim()
  .regex(/^\d{1,2}([.,]\d{1,2})?$/, "number")
  .transform((text) => Math.round(Number(text.replace(",", ".")) * 100));

/** An amount of at most a hundred, in minor units; nothing is nothing. */
const fixed = (currency: Currency) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,3}([.,]\d{1,2})?$/, "number")
    .transform((text) => Math.round(Number(text.replace(",", ".") || 0) * unitOf(currency)))
    .default(0);

const fixedFields = Object.fromEntries(currencies.map((currency) => [`fixed_${currency}`, fixed(currency)]));

/** The form of the settings of giving; rates and amounts as people type them. */
export const GivingSettingsForm = z
  .object({
    tax_id: z.string().trim().max(40, "too-long").default(""),
    rate: percent,
    floor: whole(5, 1_000),
    share: whole(10, 100),
    refunds_warned: z.string().optional(),
    year_statements: z.string().optional(),
    ...fixedFields,
  })
  .transform(
    (form): GivingChoices => ({
      taxId: form.tax_id || null,
      feeBasisPoints: form.rate,
      feeFixed: Object.fromEntries(
        currencies.map((currency) => [
          currency,
          (form as unknown as Record<string, number>)[`fixed_${currency}`],
        ]),
      ) as Record<Currency, number>,
      declineFloor: form.floor,
      declineShare: form.share,
      refundsWarned: form.refunds_warned !== undefined,
      yearStatements: form.year_statements !== undefined,
    }),
  );

/** The choices as the form has them. */
export function givingFields(choices: GivingChoices): Record<string, string> {
  return {
    tax_id: choices.taxId ?? "",
    rate: String(choices.feeBasisPoints / 100),
    floor: String(choices.declineFloor),
    share: String(choices.declineShare),
    ...(choices.refundsWarned && { refunds_warned: "1" }),
    ...(choices.yearStatements && { year_statements: "1" }),
    ...Object.fromEntries(
      currencies.map((each) => [`fixed_${each}`, typedAmount(choices.feeFixed[each] ?? 0, each)]),
    ),
  };
}
