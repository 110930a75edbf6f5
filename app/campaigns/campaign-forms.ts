import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { longestSlug, slugForm, slugOf } from "#app/platform/slug.ts";
import { longest } from "./campaign-content.ts";
import { campaignStatuses } from "./campaign-status.ts";

// The messages are codes: the pages have the words.
const required = z.string({ error: "required" }).trim().min(1, "required");

export const NewCampaignForm = z.object({
  name: required.max(longest.name, "too-long"),
  language: z.enum(languages, { error: "required" }),
});

/** The end of an address. Spaces and capitals are mended rather than refused. */
export const SlugForm = z.object({
  slug: required
    .max(200, "too-long")
    .transform((text) => (slugForm.test(text) ? text : slugOf(text)))
    .refine((slug) => slug !== "" && slug.length <= longestSlug, "bad-slug"),
});

export const StatusForm = z.object({ status: z.enum(campaignStatuses, { error: "unknown" }) });
