import { z } from "zod";
import { isLanguage, type Language } from "#app/i18n/language.ts";
import { motifNamed } from "#app/ui/art/drawing.ts";
import { isGround, type Look, type OwnPicture, pictureFits, readHex } from "#app/ui/look.ts";
import { type Inks, testedThemes } from "#app/ui/theme.ts";

/** What a proof shows: a poster, a share picture, or the head of a mail. */
export const proofLayouts = ["upright", "wide", "mail"] as const;
export type ProofLayout = (typeof proofLayouts)[number];

export type Proof = Omit<Look, "picture"> & {
  /** The picture in the place of the drawing, by its id. */
  picture: (Pick<OwnPicture, "fit"> & { id: string }) | null;
  title: string;
  layout: ProofLayout;
  language: Language;
};

/** The query of a proof's address; what stands in it is what is drawn, saved or not. */
export function proofQuery({ inks, motif, ground, picture, title, layout, language }: Proof): string {
  const { paper, ink1, ink2, pull3 } = inks;
  const colours = [paper, ink1, ink2, ...(pull3 ? [pull3] : [])].map((colour) => colour.slice(1)).join("-");
  const own: Record<string, string> = picture ? { picture: picture.id, fit: picture.fit } : {};
  return new URLSearchParams({ layout, language, inks: colours, motif, ground, ...own, title }).toString();
}

/** Reads a proof's query. What it does not know is drawn in the house's way, so that a proof always shows. */
export function readProofQuery(query: URLSearchParams): Proof {
  const layout = z.enum(proofLayouts).catch("upright").parse(query.get("layout"));
  const language = query.get("language");
  const ground = query.get("ground") ?? "";
  return {
    layout,
    language: isLanguage(language) ? language : "en",
    inks: readColours(query.get("inks") ?? ""),
    picture: readPicture(query),
    motif: motifNamed(query.get("motif") ?? ""),
    ground: isGround(ground) ? ground : "paper",
    title: (query.get("title") ?? "").slice(0, 200),
  };
}

function readColours(joined: string): Inks {
  const [paper, ink1, ink2, pull3] = joined.split("-").slice(0, 4).map(readHex);
  return paper && ink1 && ink2 ? { paper, ink1, ink2, pull3: pull3 ?? null } : testedThemes.trust;
}

function readPicture(query: URLSearchParams): Proof["picture"] {
  const id = query.get("picture");
  return id ? { id, fit: z.enum(pictureFits).catch("fill").parse(query.get("fit")) } : null;
}
