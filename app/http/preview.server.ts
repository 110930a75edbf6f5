import { type Language, localPath } from "#app/i18n/language.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { can } from "#app/staff/permissions.ts";
import { type Asked, findStaff } from "./require-staff.server.ts";

const PURPOSE = "preview";
/** A page of the panel may stay open over a working day. */
const SECONDS = 12 * 3_600;

type Ticket = { campaignId: string; staffId: string };

/** The address under which one member sees a public page of a campaign that is not published yet. */
export function previewHref(path: string, language: Language, ticket: Ticket, now: Date): string {
  return `${localPath(language, path)}?preview=${seal(ticket, PURPOSE, SECONDS, now)}`;
}

/**
 * The campaign whose drafts a public page may show to whoever asks; null for everybody else. It takes both: the
 * sealed ticket in the address, and the session of the member it was made for, who may still see that campaign.
 * The front door keeps no page that is asked for in this way.
 */
export async function previewedCampaign(args: Asked): Promise<string | null> {
  const sealed = args.context.visit.query.get(PURPOSE);
  const ticket = sealed ? unseal<Ticket>(PURPOSE, sealed, args.context.visit.now) : null;
  if (!ticket) return null;
  const found = await findStaff(args);
  if (!found || found.owesTwoFactor || found.actor.id !== ticket.staffId) return null;
  return can(found.actor, "content.read", ticket.campaignId) ? ticket.campaignId : null;
}
