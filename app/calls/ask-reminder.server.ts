import type { OutreachPage } from "#app/outreach/outreach-page.ts";
import { readVisitor } from "#app/outreach/visitor-cookie.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { isUnheard } from "./is-unheard.ts";
import { remindToCall } from "./remind.server.ts";

/**
 * Takes the button that asks for a reminder: for whoever this browser is, and for nobody whom the abuse checks caught, since it is
 * mail to an address. The page that follows says whether there is one.
 */
export async function askReminder(
  page: Pick<OutreachPage, "id">,
  cookies: string | null,
  { language, now }: Pick<Visit, "language" | "now">,
): Promise<void> {
  const visitor = readVisitor(cookies, now);
  if (!visitor || isUnheard(visitor)) return;
  await remindToCall({ pageId: page.id, supporterId: visitor.supporterId, language }, { now });
}
