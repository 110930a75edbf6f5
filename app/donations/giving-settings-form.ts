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

/** Between which numbers each of them is, both included, as they are typed; the database holds the rate to the same. */
export const givingBounds = {
  rate: { least: 0, most: 20, whole: false },
  fixed: { least: 0, most: 100, whole: false },
  floor: { least: 5, most: 1_000, whole: true },
  share: { least: 10, most: 100, whole: true },
} as const;

// Messages are codes: the page has the words.
const whole = ({ least, most }: { least: number; most: number }) =>
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
  .transform((text) => Math.round(Number(text.replace(",", ".")) * 100))
  .refine((points) => points <= givingBounds.rate.most * 100, "number");

/** An amount of at most a hundred, in minor units; nothing is nothing. */
const fixed = (currency: Currency) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,3}([.,]\d{1,2})?$/, "number")
    .transform((text) => Math.round(Number(text.replace(",", ".") || 0) * unitOf(currency)))
    .refine((minor) => minor <= givingBounds.fixed.most * unitOf(currency), "number")
    .default(0);

const fixedFields = Object.fromEntries(currencies.map((currency) => [`fixed_${currency}`, fixed(currency)]));

/** The form of the settings of giving; rates and amounts as people type them. */
export const GivingSettingsForm = z
  .object({
    tax_id: z.string().trim().max(40, "too-long").default(""),
    rate: percent,
    floor: whole(givingBounds.floor),
    share: whole(givingBounds.share),
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
