import { countWaitingComments } from "#app/petitions/comment-queries.server.ts";
import { countHeld } from "#app/review/review-page.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import type { WaitingBehind } from "./panel-nav.ts";

/** Nobody reads a larger number beside a word; it is what every page of the panel asks. */
const MOST = 99;

/** What waits for somebody behind the ways at the side, as far as it is theirs; counted no further than 99. */
export async function waitingBehind(actor: StaffActor): Promise<WaitingBehind> {
  const [comments, signatures] = await Promise.all([
    can(actor, "moderation") ? countWaitingComments(actor.campaigns, MOST) : 0,
    can(actor, "signatures.judge") ? countHeld(actor.campaigns, MOST) : 0,
  ]);
  return { comments, signatures };
}
