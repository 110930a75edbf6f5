import { z } from "zod";
import { type Language, languages } from "#app/i18n/language.ts";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { isMotif, type Motif } from "#app/ui/art/drawing.ts";
import { type InkName, inkProblems } from "#app/ui/ink-problems.ts";
import { legalKinds } from "./organisation.ts";
import { socialLinks } from "./social-links.ts";

// The messages are codes: the pages have the words.
const text = (most: number) => z.string({ error: "required" }).trim().max(most, "too-long");
const needed = (most: number) => text(most).min(1, "required");

const email = needed(254)
  .refine((typed) => typed === "" || deliverableEmail(typed) !== null, "email")
  .transform((typed) => deliverableEmail(typed) ?? typed);

/** Empty means none of its own. */
const optionalEmail = text(254)
  .refine((typed) => typed === "" || deliverableEmail(typed) !== null, "email")
  .transform((typed) => (typed === "" ? null : (deliverableEmail(typed) ?? typed)));

const colour = z
  .string({ error: "required" })
  .trim()
  .regex(/^#[0-9a-f]{6}$/i, "colour")
  .transform((hex) => hex.toUpperCase());

const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);

const words = { name: 120, headline: 120, about: 1_000, footer: 600 } as const;
type Word = keyof typeof words;
export const wordNames = Object.keys(words) as Word[];

const wordFields = Object.fromEntries(
  languages.flatMap((language) =>
    wordNames.map((word) => [`${word}_${language}`, text(words[word]).default("")] as const),
  ),
) as Record<`${Word}_${Language}`, z.ZodDefault<z.ZodString>>;

/** Who the organisation is. A language is left out whole or written whole; the default one is always written. */
export const OrganisationForm = z
  .object({
    ...wordFields,
    postal_address: text(300),
    contact_email: email,
    privacy_contact: optionalEmail,
    legal_kind: z.enum(legalKinds, { error: "unknown" }),
    time_zone: z.string({ error: "required" }).refine((zone) => zones.has(zone), "time-zone"),
    default_language: z.enum(languages, { error: "unknown" }),
    social_links: z.string().default("").transform(socialLinks),
    paper: colour,
    ink1: colour,
    ink2: colour,
    has_pull3: z.literal("on").optional(),
    pull3: colour,
    motif: z.string().refine((motif): motif is Motif => isMotif(motif), "unknown"),
  })
  .superRefine((form, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    for (const language of languages) {
      const asked =
        form.default_language === language || wordNames.some((word) => form[`${word}_${language}`]);
      // The line at the foot of a page may stay empty.
      for (const word of ["name", "headline", "about"] as const)
        if (asked && form[`${word}_${language}`] === "") refuse(`${word}_${language}`, "required");
    }
    if (form.social_links === null) refuse("social_links", "links");
    const inks = {
      paper: form.paper,
      ink1: form.ink1,
      ink2: form.ink2,
      pull3: form.has_pull3 ? form.pull3 : null,
    };
    const firsts = new Set<InkName>();
    for (const { ink } of inkProblems(inks)) {
      if (!firsts.has(ink)) refuse(ink, "contrast");
      firsts.add(ink);
    }
  });

export type OrganisationInput = z.output<typeof OrganisationForm>;

/** Who mails come from. */
export const SenderForm = z.object({
  mail_from: email,
  // A name of a mail header stands on one line.
  mail_from_name: text(100)
    .refine((name) => !/[\r\n<>"]/.test(name), "sender-name")
    .transform((name) => name || null),
  reply_to: optionalEmail,
});

/** Whom a test mail goes to. */
export const TestMailForm = z.object({ to: email });
