import { isUuid } from "#app/platform/uuid.ts";
import { notFound } from "./refusals.ts";

/** The campaign's id in a path of the panel. Throws 404 for what is no id, before the database is asked. */
export function campaignIdOf({ campaign = "" }: { campaign?: string }): string {
  if (!isUuid(campaign)) throw notFound("page");
  return campaign;
}
