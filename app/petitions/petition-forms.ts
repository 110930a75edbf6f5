import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { longest } from "./petition-content.ts";

// The messages are codes: the pages have the words.
export const NewPetitionForm = z.object({
  title: z.string({ error: "required" }).trim().min(1, "required").max(longest.title, "too-long"),
  language: z.enum(languages, { error: "required" }),
});

export const PetitionStatusForm = z.object({
  status: z.enum(["draft", "open", "closed"], { error: "unknown" }),
});
