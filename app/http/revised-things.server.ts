import { findPanelBlast } from "#app/blasts/panel-blasts.server.ts";
import { restoreBlast } from "#app/blasts/save-blast.server.ts";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { restoreCampaign } from "#app/campaigns/save-campaign.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { findPanelPost } from "#app/news/panel-posts.server.ts";
import { restorePost } from "#app/news/save-post.server.ts";
import { findPanelPetition } from "#app/petitions/panel-petition.server.ts";
import { restorePetition } from "#app/petitions/save-petition.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Subject } from "#app/revisions/revision.ts";
import type { Deed } from "#app/staff/actor.ts";
import { notFound } from "./refusals.ts";

/** What the pages of history know of a kind of content. */
type RevisedThing = {
  /** What it is called now and where it is edited; null when the campaign has no such thing. */
  find(subject: Subject, language: Language): Promise<{ name: string; href: string } | null>;
  /** Saves the state of an earlier version as the newest. */
  restore(subject: Subject, version: number, deed: Deed): Promise<"restored" | "unchanged" | "not-found">;
};

/** Every kind of content that has revisions. A room that revises adds its own. */
export const revisedThings: Record<string, RevisedThing> = {
  campaign: {
    async find({ id, campaignId }, language) {
      const campaign = id === campaignId ? await findPanelCampaign(id, language) : null;
      return campaign && { name: campaign.name, href: `/admin/campaigns/${id}/texts` };
    },
    restore: ({ id }, version, deed) => restoreCampaign(id, version, deed),
  },
  petition: {
    async find({ id, campaignId }, language) {
      const petition = await findPanelPetition({ id, campaignId }, language);
      return petition && { name: petition.name, href: `/admin/campaigns/${campaignId}/petitions/${id}` };
    },
    restore: (subject, version, deed) => restorePetition(subject, version, deed),
  },
  post: {
    async find({ id, campaignId }, language) {
      const post = await findPanelPost({ id, campaignId }, language);
      return post && { name: post.name, href: `/admin/campaigns/${campaignId}/news/${id}` };
    },
    restore: ({ id, campaignId }, version, deed) => restorePost({ id, campaignId }, version, deed),
  },
  blast: {
    async find({ id, campaignId }) {
      const blast = await findPanelBlast({ id, campaignId });
      return blast && { name: blast.name, href: `/admin/campaigns/${campaignId}/blasts/${id}` };
    },
    restore: ({ id, campaignId }, version, deed) => restoreBlast({ id, campaignId }, version, deed),
  },
};

const kindForm = /^[a-z]+(?:-[a-z]+)*$/;

/** The subject that an address names. Throws 404 for what has not the form of one. */
export function subjectOf(params: { campaign?: string; kind?: string; subject?: string }): Subject {
  const { campaign, kind, subject } = params;
  if (!isUuid(campaign) || !isUuid(subject) || !kind || kind.length > 40 || !kindForm.test(kind)) {
    throw notFound("page");
  }
  return { kind, id: subject, campaignId: campaign };
}

/** The same with what is known of it. Throws 404 for what the campaign has not. */
export async function revisedThing(params: Parameters<typeof subjectOf>[0], language: Language) {
  const subject = subjectOf(params);
  const thing = Object.hasOwn(revisedThings, subject.kind) ? revisedThings[subject.kind] : undefined;
  const found = await thing?.find(subject, language);
  if (!thing || !found) throw notFound("page");
  return { subject, thing, ...found };
}
