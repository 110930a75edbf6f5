import { firstView, type View, ViewSchema } from "#app/blasts/view.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";

const PURPOSE = "blast view";
const SECONDS = 12 * 3_600;

/** A way of looking at a blast for an address: sealed, since it may name a supporter. */
export const sealView = (view: View, now: Date): string => seal(view, PURPOSE, SECONDS, now);

/** How a blast is to be looked at; as a phone shows it to the example where the address says nothing of use. */
export function viewIn(query: URLSearchParams, actor: StaffActor, now: Date): View {
  const sealed = query.get("view");
  const parsed = ViewSchema.safeParse(sealed && unseal(PURPOSE, sealed, now));
  return parsed.success ? parsed.data : firstView(actor.language);
}
