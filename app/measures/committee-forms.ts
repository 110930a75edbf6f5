import { z } from "zod";
import { chambers } from "#app/officials/houses.ts";
import { isBody } from "./body.ts";
import { line, link } from "./measure-forms.ts";

export const CommitteeForm = z.object({
  body: z.string({ error: "required" }).refine(isBody, "required"),
  chamber: z.enum(["", ...chambers], { error: "required" }).transform((text) => text || null),
  name_en: line(120).refine((text) => text !== "", "required"),
  // Where nobody has translated it, the name it is given in its own house.
  name_es: line(120),
  url: link,
});

export type CommitteeInput = z.output<typeof CommitteeForm>;

export const RosterForm = z.object({
  roster: line(20_000).refine((text) => text !== "", "required"),
});
