import { z } from "zod";
import type { DeliveryWords } from "./delivery.ts";

const line = z.string().trim().max(300, "too-long").default("");
const answer = z.string().trim().max(3000, "too-long").default("");

/** What the form of a delivery posts, pictures aside. What is shown on a page is shown in both languages. */
export const DeliveryForm = z
  .object({
    petition: z.uuid("unknown"),
    office: z.union([z.uuid(), z.literal("")], "unknown").default(""),
    on: z.iso.date("bad-day"),
    signatures: z.coerce
      .number("bad-count")
      .int("bad-count")
      .min(1, "bad-count")
      .max(1_000_000_000, "bad-count"),
    by_en: line,
    by_es: line,
    to_en: line,
    to_es: line,
    answer_en: answer,
    answer_es: answer,
    shown: z.enum(["on", ""]).default(""),
  })
  .superRefine((fields, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    for (const name of ["by", "to"] as const) {
      const [en, es] = [fields[`${name}_en`], fields[`${name}_es`]];
      if (!en && !es) refuse(`${name}_en`, "required");
      else if (fields.shown && !(en && es)) refuse(en ? `${name}_es` : `${name}_en`, "both");
    }
    for (const [one, other] of [
      ["en", "es"],
      ["es", "en"],
    ] as const) {
      const begun = fields[`by_${one}`] || fields[`to_${one}`] || fields[`answer_${one}`];
      if (!begun) continue;
      for (const name of ["by", "to"] as const) {
        if (!fields[`${name}_${one}`] && fields[`${name}_${other}`]) refuse(`${name}_${one}`, "required");
      }
    }
    if (fields.shown && Boolean(fields.answer_en) !== Boolean(fields.answer_es)) {
      refuse(fields.answer_en ? "answer_es" : "answer_en", "both");
    }
  })
  .transform(({ petition, office, on, signatures, shown, ...words }) => ({
    petitionId: petition,
    officeId: office || null,
    deliveredOn: on,
    signatures,
    shown: shown === "on",
    words: {
      en: wordsOf(words.by_en, words.to_en, words.answer_en),
      es: wordsOf(words.by_es, words.to_es, words.answer_es),
    },
  }));

function wordsOf(by: string, to: string, said: string): DeliveryWords | null {
  return by && to ? { by, to, answer: said } : null;
}
