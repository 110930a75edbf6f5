import type { TFunction } from "i18next";
import { can, type Permission, type Permitted } from "#app/staff/permissions.ts";

type CampaignTab = {
  /** Its words are `tabs.<name>` of the namespace "content". */
  name:
    | "overview"
    | "poster"
    | "delivery"
    | "texts"
    | "petitions"
    | "outreach"
    | "giving"
    | "officials"
    | "news"
    | "blasts"
    | "ladder"
    | "report"
    | "coalition"
    | "signatures";
  /** Behind /admin/campaigns/:campaign; empty for the campaign's own page. */
  path: "" | `/${string}`;
  permission: Permission;
  /** Pages behind it belong to it, too: a petition to the petitions. */
  deep?: boolean;
};

/** The pages of one campaign in the panel, in their order. A new page gets a line here. */
const tabs: CampaignTab[] = [
  { name: "overview", path: "", permission: "content.read" },
  { name: "texts", path: "/texts", permission: "content.read" },
  { name: "petitions", path: "/petitions", permission: "content.read", deep: true },
  { name: "outreach", path: "/outreach", permission: "content.read", deep: true },
  { name: "giving", path: "/giving", permission: "content.read", deep: true },
  { name: "officials", path: "/officials", permission: "reports.read", deep: true },
  { name: "news", path: "/news", permission: "content.read", deep: true },
  { name: "blasts", path: "/blasts", permission: "content.read", deep: true },
  { name: "ladder", path: "/ladder", permission: "content.read" },
  { name: "coalition", path: "/coalition", permission: "content.read" },
  { name: "poster", path: "/poster", permission: "content.read" },
  { name: "delivery", path: "/delivery", permission: "content.read", deep: true },
  { name: "signatures", path: "/signatures", permission: "signatures.judge" },
  { name: "report", path: "/report", permission: "reports.read" },
];

/** The pages of a campaign that somebody may see. */
export function campaignTabs(actor: Permitted, campaignId: string, t: TFunction<"content">) {
  return tabs
    .filter(({ permission }) => can(actor, permission, campaignId))
    .map(({ name, path, deep }) => ({
      href: `/admin/campaigns/${campaignId}${path}`,
      text: t(`tabs.${name}`),
      ...(deep && { deep }),
    }));
}
