import { createHash } from "node:crypto";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { type LookWords, titledIn } from "#app/print/look-form.ts";
import { changedFields } from "#app/revisions/merge-content.ts";
import { latestRevision } from "#app/revisions/revision-queries.server.ts";
import { lockSubject, saveRevision } from "#app/revisions/save-revision.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { type Motif, motifNamed } from "#app/ui/art/drawing.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { type InkCheck, inkChecks, type Look } from "#app/ui/look.ts";
import { contentOf } from "./campaign-content.ts";
import type { CampaignStatus } from "./campaign-status.ts";
import { ownPictureOf, pictureFields } from "./own-picture.ts";
import { campaignSubject } from "./save-campaign.server.ts";

export type CampaignLook = {
  id: string;
  slug: string;
  status: CampaignStatus;
  look: Look<Motif>;
  /** Headline and the words for the drawing, in the languages in which the campaign has a name or a headline. */
  words: LookWords;
  names: Partial<Record<Language, string>>;
  /** Changes with anything above that the bench changes. */
  version: string;
};

/** What a campaign's prints are made of, drafts too; null for an id that no campaign has. */
export async function findCampaignLook(id: string, tx: Tx = prisma): Promise<CampaignLook | null> {
  const row = await tx.campaign.findUnique({
    where: { id },
    include: { translations: true, picture: pictureFields },
  });
  if (!row) return null;
  const { slug, status, paper, ink1, ink2, pull3, ground } = row;
  const inks = { paper, ink1, ink2, pull3 };
  const look = { inks, motif: motifNamed(row.motif), ground, picture: ownPictureOf(row) };
  const inOrder = row.translations.filter(isBegun).sort((a, b) => a.language.localeCompare(b.language));
  const words: LookWords = Object.fromEntries(
    inOrder.map(({ language, headline, artAlt }) => [language, { headline, alt: artAlt }]),
  );
  const names = Object.fromEntries(inOrder.map(({ language, name }) => [language, plainHeadline(name)]));
  return { id, slug, status, look, words, names, version: versionOf(look, words) };
}

/** Saving the words makes a row of each language, also of one that nobody has written a word in. */
function isBegun({ name, headline }: { name: string; headline: string }): boolean {
  return plainHeadline(name) !== "" || plainHeadline(headline) !== "";
}

function versionOf({ inks, motif, ground, picture }: Look, words: LookWords): string {
  const own = picture ? [picture.id, picture.fit] : [];
  return createHash("sha256")
    .update(JSON.stringify([inks, motif, ground, ...own, words]))
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
  /** Languages in which nothing says what the picture shows. */
  | { outcome: "undescribed"; languages: Language[] }
  | { outcome: "changed-meanwhile" }
  | { outcome: "not-found" };

type SaveLook = { look: Look<Motif>; words: LookWords; version: string };

/**
 * Gives a campaign its title, inks, drawing and ground, all at once: the hub's head, the share picture, the head of
 * mails and the poster are printed from them.
 *
 * Shapes: `version` as `findCampaignLook` gave it, so that of two who save, the second is told. Words of languages
 * that the campaign does not have are left aside; no words for the drawing means the drawing's own name. Only its
 * owner knows what a picture shows. `look.picture` is one that is stored.
 * Errors: outcomes cover all that an organizer can cause; none but "saved" changes anything.
 */
export function saveCampaignLook(id: string, input: SaveLook, deed: Deed): Promise<SaveLookOutcome> {
  const { actor, now } = deed;
  return prisma.$transaction(async (tx): Promise<SaveLookOutcome> => {
    // Whoever saves the campaign's words writes the same rows.
    await lockSubject(tx, campaignSubject(id));
    const before = await findCampaignLook(id, tx);
    if (!before) return { outcome: "not-found" };
    if (before.version !== input.version) return { outcome: "changed-meanwhile" };
    const words = wordsFor(before, input);
    const refused = refusal(input.look, words);
    if (refused) return refused;
    if (versionOf(input.look, words) === before.version) return { outcome: "unchanged" };
    await keepWords(tx, id, words, deed);
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

/** What keeps a look from being printed; null: nothing. */
function refusal(look: Look, words: LookWords): SaveLookOutcome | null {
  const failing = inkChecks(look.inks, look.ground).filter(({ passes }) => !passes);
  if (failing.length > 0) return { outcome: "unreadable", failing };
  const titled = titledIn(words);
  const untitled = languagesOf(words).filter((language) => !titled.includes(language));
  if (untitled.length > 0) return { outcome: "untitled", languages: untitled };
  const undescribed = languagesOf(words).filter((language) => words[language]!.alt === "");
  return undescribed.length > 0 ? { outcome: "undescribed", languages: undescribed } : null;
}

function languagesOf(words: LookWords): Language[] {
  return Object.keys(words) as Language[];
}

/** The words to be saved. What was said of another drawing is not said of this one, nor a drawing's own of a picture. */
function wordsFor(before: CampaignLook, { look, words }: SaveLook): LookWords {
  const other = look.motif !== before.look.motif || !look.picture !== !before.look.picture;
  return Object.fromEntries(
    languagesOf(before.words).map((language) => {
      const was = before.words[language]!;
      const given = words[language] ?? was;
      const drawn = (motif: Motif) => translator(language, "print")(`alt.${motif}`);
      const outdated = look.picture ? drawn(before.look.motif) : was.alt;
      const alt = other && given.alt === outdated ? "" : given.alt;
      return [language, { headline: given.headline, alt: alt || (look.picture ? "" : drawn(look.motif)) }];
    }),
  );
}

/** Titles and what the drawing shows are the campaign's words too: a change of them stands in its history. */
async function keepWords(tx: Tx, id: string, words: LookWords, { actor, now }: Deed): Promise<void> {
  const subject = campaignSubject(id);
  const before = contentOf(await tx.campaignTranslation.findMany({ where: { campaignId: id } }));
  const changes = languagesOf(words).flatMap((language) => [
    [`headline.${language}`, words[language]!.headline],
    [`artAlt.${language}`, words[language]!.alt],
  ]);
  const content = { ...before, ...Object.fromEntries(changes) };
  if (changedFields(before, content).length === 0) return;
  // That nobody saved since is settled by the look's own version.
  const version = (await latestRevision(subject, tx))?.version ?? 0;
  const base = { version, merge: null };
  await saveRevision(tx, { subject, base, before, content, actor, now, keepsDraft: true });
}

async function write(tx: Tx, id: string, look: Look, words: LookWords): Promise<void> {
  const { inks, motif, ground, picture } = look;
  const own = { pictureId: picture?.id ?? null, pictureFit: picture?.fit ?? "fill" };
  await tx.campaign.update({ where: { id }, data: { ...inks, motif, ground, ...own } });
  for (const language of languagesOf(words)) {
    const { headline, alt } = words[language]!;
    await tx.campaignTranslation.update({
      where: { campaignId_language: { campaignId: id, language } },
      data: { headline, artAlt: alt },
    });
  }
}

/** A look as the trail tells of it. */
function told({ inks, motif, ground, picture }: Look, { en, es }: LookWords): Record<string, unknown> {
  return {
    ...inks,
    motif,
    ground,
    picture: picture?.id,
    pictureFit: picture?.fit,
    headlineEn: en?.headline,
    headlineEs: es?.headline,
    altEn: en?.alt,
    altEs: es?.alt,
  };
}
