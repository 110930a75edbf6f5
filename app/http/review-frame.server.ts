import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { ReviewFrame } from "#app/review/ui/review-tabs.tsx";
import type { StaffActor } from "#app/staff/actor.ts";

/** The campaign that a page of the review keeps to, by its id in the address; null: all that the actor may see. */
export async function reviewFrame(id: string | null, { language }: StaffActor): Promise<ReviewFrame | null> {
  if (!isUuid(id ?? "")) return null;
  const [campaign] = await panelCampaigns(language, [id!]);
  return { id: id!, name: campaign?.name ?? id! };
}
