import { countWho } from "#app/segments/bulk-who.server.ts";
import { asleepFor } from "#app/segments/filter.ts";
import { scopeOf } from "#app/segments/scope.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { listHref } from "./supporter-list.server.ts";

/** How long somebody has been silent before staff are asked what is to be done. */
const MONTHS = 12;

/** Who is proposed to staff as asleep: how many, counted no further than ten thousand, and the list of them. */
export async function asleepPeople(actor: StaffActor) {
  const filter = asleepFor(MONTHS);
  const { count, capped } = await countWho({ filter }, scopeOf(actor));
  return { months: MONTHS, count, capped, href: listHref({ filter, sort: "newest", segment: null }) };
}
