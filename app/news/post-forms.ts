import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { isWebLink } from "#app/platform/web-link.ts";
import { longest } from "./post-content.ts";

// The messages are codes: the pages have the words.
export const NewPostForm = z.object({
  kind: z.enum(["update", "statement", "victory"], { error: "required" }),
  title: z.string({ error: "required" }).trim().min(1, "required").max(longest.title, "too-long"),
  language: z.enum(languages, { error: "required" }),
});

/** Added to addresses by those who count clicks; articles stand there without it, too. */
const COUNTED = /^(?:utm_\w+|(?:fb|g|d|msc|tt|tw|y)cl(?:id|src)|gbraid|wbraid|igshid|mc_[ce]id|smid|smtyp)$/i;

/** The address of an article without what says where somebody came from, and without a place on the page. */
export function plainLink(link: string): string {
  const url = new URL(link);
  for (const name of [...url.searchParams.keys()]) if (COUNTED.test(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** A link as it is pasted: without "https://" it is taken for one. */
export const ClippingForm = z.object({
  link: z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .transform((text) => (/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`))
    .refine(isWebLink, "bad-article-link")
    .transform(plainLink),
});

const id = z.string({ error: "unknown" }).refine(isUuid, "unknown");

export const PinForm = z.object({ id, pinned: z.enum(["yes", "no"], { error: "unknown" }) });

/** Places are counted from 0. */
export const MoveForm = z.object({ id, place: z.coerce.number().int().min(0).max(1_000) });
