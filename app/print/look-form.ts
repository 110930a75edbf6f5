import { z } from "zod";
import { type Language, languages } from "#app/i18n/language.ts";
import { type Motif, motifs } from "#app/ui/art/drawing.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { grounds, type Look, pictureFits, readHex } from "#app/ui/look.ts";
import { type Inks, testedThemes } from "#app/ui/theme.ts";

/** The sets of inks that were tried; `own` is anything else. */
export const inkSets = ["trust", "delta", "rent", "orchard"] as const;
export type InkSet = (typeof inkSets)[number];

/** What stands beside the title: one of the drawings, a photograph, a logo. */
export const plates = ["drawing", ...pictureFits] as const;
export type Plate = (typeof plates)[number];

/** Words that a look prints, by language: only the languages that its owner has words in. */
export type LookWords = Partial<Record<Language, { headline: string; alt: string }>>;

/** The languages that there is a title in: without one there is nothing to print. */
export function titledIn(words: LookWords): Language[] {
  return languages.filter((language) => plainHeadline(words[language]?.headline ?? "") !== "");
}

/** A look as the bench's form holds it: every field a string, as it was typed. */
export type LookFields = {
  set: InkSet | "own";
  paper: string;
  ink1: string;
  ink2: string;
  third: "on" | "";
  pull3: string;
  /** What stands beside the title: the drawing, or a picture of one's own and how. */
  plate: Plate;
  motif: string;
  /** Id of the picture; empty while there is none. */
  picture: string;
  ground: string;
  title_en: string;
  title_es: string;
  alt_en: string;
  alt_es: string;
};

const ink = z.string({ error: "required" }).transform((typed, context) => {
  const colour = readHex(typed);
  if (colour) return colour;
  context.addIssue({ code: "custom", message: "colour" });
  return z.NEVER;
});
const line = z.string().trim().max(120, "too-long").default("");

/**
 * What the bench posts. A tried set wins over the colours beside it; the third ink counts only when it is ticked.
 * The picture comes beside it, perhaps as a file: `takePicture` reads it.
 */
export const LookForm = z
  .object({
    set: z.enum([...inkSets, "own"], { error: "unknown" }).default("own"),
    paper: ink,
    ink1: ink,
    ink2: ink,
    third: z.enum(["on", ""], { error: "unknown" }).default(""),
    pull3: z.string().default(""),
    plate: z.enum(plates, { error: "unknown" }).default("drawing"),
    motif: z.enum(motifs, { error: "unknown" }),
    ground: z.enum(grounds, { error: "unknown" }),
    title_en: line,
    title_es: line,
    alt_en: line,
    alt_es: line,
    version: z.string().default(""),
  })
  .superRefine(({ set, third, pull3 }, context) => {
    if (set === "own" && third === "on" && !readHex(pull3)) {
      context.addIssue({ code: "custom", path: ["pull3"], message: "colour" });
    }
  })
  .transform(({ version, plate, title_en, title_es, alt_en, alt_es, ...rest }) => ({
    plate,
    look: { inks: inksOf(rest), motif: rest.motif, ground: rest.ground } satisfies Look<Motif>,
    words: { en: { headline: title_en, alt: alt_en }, es: { headline: title_es, alt: alt_es } },
    version,
  }));

type InkFields = {
  set: InkSet | "own";
  paper: string;
  ink1: string;
  ink2: string;
  third: string;
  pull3: string;
};

function inksOf({ set, paper, ink1, ink2, third, pull3 }: InkFields): Inks {
  if (set !== "own") return testedThemes[set];
  return { paper, ink1, ink2, pull3: third === "on" ? readHex(pull3) : null };
}

const sameInks = (one: Inks, other: Inks) =>
  one.paper === other.paper &&
  one.ink1 === other.ink1 &&
  one.ink2 === other.ink2 &&
  one.pull3 === other.pull3;

/** The tried set that these inks are. */
export function inkSetOf(inks: Inks): InkSet | "own" {
  return inkSets.find((name) => sameInks(testedThemes[name], inks)) ?? "own";
}

/** The fields of a set's inks. Without a third ink its field offers the dark one, to be changed. */
export function inkFields({ paper, ink1, ink2, pull3 }: Inks) {
  return { paper, ink1, ink2, third: pull3 ? ("on" as const) : ("" as const), pull3: pull3 ?? ink1 };
}

/** A look as the bench's form shows it. */
export function lookFields({ inks, motif, ground, picture }: Look, { en, es }: LookWords): LookFields {
  return {
    set: inkSetOf(inks),
    ...inkFields(inks),
    plate: picture?.fit ?? "drawing",
    motif,
    picture: picture?.id ?? "",
    ground,
    title_en: en?.headline ?? "",
    title_es: es?.headline ?? "",
    alt_en: en?.alt ?? "",
    alt_es: es?.alt ?? "",
  };
}

/** The inks that a form's fields stand for; null while one of them is not a colour. */
export function readInks(fields: LookFields): Inks | null {
  if (fields.set !== "own") return testedThemes[fields.set];
  const [paper, ink1, ink2, pull3] = [fields.paper, fields.ink1, fields.ink2, fields.pull3].map(readHex);
  if (!paper || !ink1 || !ink2 || (fields.third && !pull3)) return null;
  return { paper, ink1, ink2, pull3: fields.third ? (pull3 ?? null) : null };
}

export type Alts = Pick<LookFields, "alt_en" | "alt_es">;

type Changed = {
  before: LookFields;
  /** What the form opened with. */
  first: LookFields;
  /** The words that stood there when the picture was chosen that has now arrived; null: none has. */
  chosen: Alts | null;
};

/**
 * The words for a drawing or a picture go with it, and come back with it. What was typed while a picture was on its way
 * is about that one.
 */
export function withAlt(fields: LookFields, { before, first, chosen }: Changed): LookFields {
  const shows = ({ plate, motif, picture }: LookFields) => (plate === "drawing" ? motif : picture);
  if (shows(fields) === shows(before)) return fields;
  const known = shows(fields) === shows(first) ? first : { alt_en: "", alt_es: "" };
  const alt = (name: keyof Alts) => (chosen && fields[name] !== chosen[name] ? fields[name] : known[name]);
  return { ...fields, alt_en: alt("alt_en"), alt_es: alt("alt_es") };
}
