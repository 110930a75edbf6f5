import { z } from "zod";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { nameOf } from "./campaign-name.ts";

export type CampaignPartner = { id: string; name: string; url: string | null; role: "sponsor" | "member" };

/** The coalition of a campaign, in its order. */
export async function partnersOf(campaignId: string): Promise<CampaignPartner[]> {
  const rows = await prisma.campaignPartner.findMany({
    where: { campaignId },
    orderBy: [{ position: "asc" }, { partnerId: "asc" }],
    include: { partner: true },
  });
  return rows.map(({ role, partner: { id, name, url } }) => ({ id, name, url, role }));
}

/** An organisation of the coalition as a form names it. */
export const PartnerForm = z.object({
  name: z.string({ error: "required" }).trim().min(1, "required").max(120, "too-long"),
  url: z
    .string()
    .trim()
    .max(500, "too-long")
    .default("")
    .refine((url) => url === "" || /^https:\/\/[^\s/]/.test(url), "bad-link")
    .transform((url) => url || null),
  role: z.enum(["sponsor", "member"], { error: "required" }),
});

type NewPartner = z.output<typeof PartnerForm>;

export type PartnerOutcome = { outcome: "changed"; partner: CampaignPartner } | { outcome: "not-found" };

/**
 * Puts an organisation into a campaign's coalition: one that is known by that name, or a new one. Whoever is in it
 * already gets the role and the address.
 */
export function addPartner(campaignId: string, input: NewPartner, acting: Deed): Promise<PartnerOutcome> {
  return withCampaign(campaignId, acting, async (tx, record) => {
    const { name, url, role } = input;
    const known = await tx.partner.findFirst({ where: { name: { equals: name, mode: "insensitive" } } });
    const partner = known ?? (await tx.partner.create({ data: { name, url } }));
    if (known && url && url !== known.url)
      await tx.partner.update({ where: { id: known.id }, data: { url } });
    const position = await tx.campaignPartner.count({ where: { campaignId } });
    await tx.campaignPartner.upsert({
      where: { campaignId_partnerId: { campaignId, partnerId: partner.id } },
      create: { campaignId, partnerId: partner.id, role, position },
      update: { role },
    });
    await record("campaign.partner-added", { after: { partner: partner.name, role } });
    return {
      outcome: "changed",
      partner: { id: partner.id, name: partner.name, url: url ?? partner.url, role },
    };
  });
}

/** Takes an organisation out of a campaign's coalition. Petitions and statements that name it keep it. */
export function removePartner(campaignId: string, partnerId: string, acting: Deed): Promise<PartnerOutcome> {
  return withCampaign(campaignId, acting, async (tx, record) => {
    const row = await tx.campaignPartner.findUnique({
      where: { campaignId_partnerId: { campaignId, partnerId } },
      include: { partner: true },
    });
    if (!row) return { outcome: "not-found" };
    await tx.campaignPartner.delete({ where: { campaignId_partnerId: { campaignId, partnerId } } });
    const { id, name, url } = row.partner;
    await record("campaign.partner-removed", { before: { partner: name, role: row.role } });
    return { outcome: "changed", partner: { id, name, url, role: row.role } };
  });
}

type Recorder = (
  what: `${string}.${string}`,
  values: { before?: Record<string, unknown>; after?: Record<string, unknown> },
) => Promise<void>;

function withCampaign<T>(
  campaignId: string,
  { actor, now }: Deed,
  change: (tx: Tx, record: Recorder) => Promise<T>,
): Promise<T | { outcome: "not-found" }> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${campaignId}::uuid FOR UPDATE`;
    const campaign = await tx.campaign.findUnique({
      where: { id: campaignId },
      include: { translations: true },
    });
    if (!campaign) return { outcome: "not-found" as const };
    const subject = { kind: "campaign", id: campaignId, name: nameOf(campaign) };
    return change(tx, (what, values) =>
      recordAudit(tx, { actor, what, subject, campaignId, ...values, now }),
    );
  });
}
