import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { letters } from "./versions.ts";

/** How a blast is looked at: in a language, on what, as what, and as whom it would reach. */
export const ViewSchema = z.object({
  language: z.enum(languages),
  width: z.enum(["phone", "desktop"]),
  look: z.enum(["light", "dark"]).default("light"),
  part: z.enum(["html", "text"]),
  as: z.enum(["sample", "stranger", "supporter"]),
  version: z.enum(letters).default("a"),
  email: z.string().trim().max(254).default(""),
});

export type View = z.output<typeof ViewSchema>;

/** How it is looked at while nobody says otherwise. */
export const firstView = (language: View["language"]): View => ({
  ...{ language, width: "phone", look: "light", part: "html", as: "sample", version: "a", email: "" },
});
