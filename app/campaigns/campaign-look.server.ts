import { createHash } from "node:crypto";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { LookWords } from "#app/print/look-form.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type Motif, motifNamed } from "#app/ui/art/drawing.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { type InkCheck, inkChecks, type Look } from "#app/ui/look.ts";
import type { CampaignStatus } from "./campaign-status.ts";

export type CampaignLook = {
  id: string;
  slug: string;
  status: CampaignStatus;
  look: Look<Motif>;
  /** Headline and the words for the drawing, in the languages that the campaign has. */
  words: LookWords;
  names: Partial<Record<Language, string>>;
  /** Changes with anything above that the bench changes. */
  version: string;
};

/** What a campaign's prints are made of, drafts too; null for an id that no campaign has. */
export async function findCampaignLook(id: string, tx: Tx = prisma): Promise<CampaignLook | null> {
  const row = await tx.campaign.findUnique({ where: { id }, include: { translations: true } });
  if (!row) return null;
  const { slug, status, paper, ink1, ink2, pull3, ground } = row;
  const look = { inks: { paper, ink1, ink2, pull3 }, motif: motifNamed(row.motif), ground };
  const inOrder = row.translations.sort((a, b) => a.language.localeCompare(b.language));
  const words: LookWords = Object.fromEntries(
    inOrder.map(({ language, headline, artAlt }) => [language, { headline, alt: artAlt }]),
  );
  const names = Object.fromEntries(inOrder.map(({ language, name }) => [language, plainHeadline(name)]));
  return { id, slug, status, look, words, names, version: versionOf(look, words) };
}

function versionOf(look: Look, words: LookWords): string {
  return createHash("sha256")
    .update(JSON.stringify([look, words]))
    .digest("base64url")
    .slice(0, 16);
}

export type SaveLookOutcome =
  | { outcome: "saved"; before: CampaignLook; after: CampaignLook }
  | { outcome: "unchanged" }
  /** Inks that cannot be read on one another. */
  | { outcome: "unreadable"; failing: InkCheck[] }
  /** Languages that the campaign has words in, and that were left without a title. */
  | { outcome: "untitled"; languages: Language[] }
  | { outcome: "changed-meanwhile" }
  | { outcome: "not-found" };

type SaveLook = { look: Look<Motif>; words: LookWords; version: string };

/**
 * Gives a campaign its title, inks, drawing and ground, all at once: the hub's head, the share picture, the head of
 * mails and the poster are printed from them.
 *
 * Shapes: `version` as `findCampaignLook` gave it, so that of two who save, the second is told. Words of languages
 * that the campaign does not have are left aside; no words for the drawing means the drawing's own name.
 * Errors: outcomes cover all that an organizer can cause; none but "saved" changes anything.
 */
export function saveCampaignLook(
  id: string,
  input: SaveLook,
  { actor, now }: Deed,
): Promise<SaveLookOutcome> {
  return prisma.$transaction(async (tx): Promise<SaveLookOutcome> => {
    await tx.$queryRaw`SELECT 1 FROM campaign WHERE id = ${id}::uuid FOR UPDATE`;
    const before = await findCampaignLook(id, tx);
    if (!before) return { outcome: "not-found" };
    if (before.version !== input.version) return { outcome: "changed-meanwhile" };
    const failing = inkChecks(input.look.inks, input.look.ground).filter(({ passes }) => !passes);
    if (failing.length > 0) return { outcome: "unreadable", failing };
    const words = wordsFor(before, input);
    const untitled = languagesOf(words).filter((language) => plainHeadline(words[language]!.headline) === "");
    if (untitled.length > 0) return { outcome: "untitled", languages: untitled };
    if (versionOf(input.look, words) === before.version) return { outcome: "unchanged" };
    await write(tx, id, input.look, words);
    await recordAudit(tx, {
      actor,
      what: "campaign.look-changed",
      subject: { kind: "campaign", id, name: before.names[actor.language] ?? before.slug },
      campaignId: id,
      before: told(before.look, before.words),
      after: told(input.look, words),
      now,
    });
    return {
      outcome: "saved",
      before,
      after: { ...before, look: input.look, words, version: versionOf(input.look, words) },
    };
  });
}

function languagesOf(words: LookWords): Language[] {
  return Object.keys(words) as Language[];
}

/** The words to be saved. What was said of another drawing is not said of this one. */
function wordsFor(before: CampaignLook, { look, words }: SaveLook): LookWords {
  return Object.fromEntries(
    languagesOf(before.words).map((language) => {
      const was = before.words[language]!;
      const given = words[language] ?? was;
      const outdated = look.motif !== before.look.motif && given.alt === was.alt;
      const alt =
        outdated || given.alt === "" ? translator(language, "print")(`alt.${look.motif}`) : given.alt;
      return [language, { headline: given.headline, alt }];
    }),
  );
}

async function write(tx: Tx, id: string, { inks, motif, ground }: Look, words: LookWords): Promise<void> {
  await tx.campaign.update({ where: { id }, data: { ...inks, motif, ground } });
  for (const language of languagesOf(words)) {
    const { headline, alt } = words[language]!;
    await tx.campaignTranslation.update({
      where: { campaignId_language: { campaignId: id, language } },
      data: { headline, artAlt: alt },
    });
  }
}

/** A look as the trail tells of it. */
function told({ inks, motif, ground }: Look, { en, es }: LookWords): Record<string, unknown> {
  return {
    ...inks,
    motif,
    ground,
    headlineEn: en?.headline,
    headlineEs: es?.headline,
    altEn: en?.alt,
    altEs: es?.alt,
  };
}
