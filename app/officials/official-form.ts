import { z } from "zod";

const text = (longest: number) =>
  z
    .string()
    .default("")
    .transform((typed) => typed.trim())
    .refine((typed) => typed.length <= longest, "too-long");
const needed = (longest: number) => text(longest).refine((typed) => typed !== "", "required");

/** Somebody who holds a local office, as staff enter them: the fields are columns of our own list. Messages are codes. */
export const OfficialForm = z
  .object({
    office: needed(80),
    state: needed(20),
    county: text(100),
    place: text(100),
    district: text(40),
    seats: text(2),
    name: needed(120),
    party: text(60),
    start: text(10),
    end: text(10),
    phone: text(40),
    email: text(200),
    form: text(300),
    website: text(300),
    source_url: text(300),
    replaces: z
      .string()
      .optional()
      .transform((ticked) => ticked !== undefined),
  })
  .refine(({ start, end }) => end === "" || end > (start || new Date().toISOString().slice(0, 10)), {
    path: ["end"],
    error: "end-before-start",
  })
  .refine(({ county, place }) => (county === "") !== (place === ""), { path: ["county"], error: "one-area" });

export type OfficialForm = z.output<typeof OfficialForm>;
