import { readDivisionId } from "#app/geography/division.ts";
import { isOfficeHour, zoneOfState } from "#app/geography/office-hours.ts";
import type { Place } from "#app/officials/office-found.ts";
import { phoneShown } from "#app/officials/phone-shown.ts";
import type { Target } from "#app/targets/target.ts";

/** A number to call, as a page shows it. */
export type CallNumber = {
  /** "tel:+19165550142" */
  href: string;
  shown: string;
  kind: "capitol" | "district";
  locality: string | null;
  /** Whether somebody is likely to answer now. Null: it is not known what time it is there. */
  isOpen: boolean | null;
};

/**
 * The numbers of an official in the order in which to try them: offices at home while they are open, since they know the district
 * and are called less; then the capitol; then whatever is left. Of the offices at home that are open, one in the supporter's own
 * town goes first. A number that two offices share is there once.
 */
export function callNumbers(
  { official, office }: Pick<Target, "official" | "office">,
  { now, town }: { now: Date; town: string | null },
): CallNumber[] {
  const numbers = official.places.flatMap((place) => (place.phone ? [numberAt(place, office, now)] : []));
  const isHome = ({ locality }: CallNumber) =>
    town !== null && locality?.toLowerCase() === town.toLowerCase() ? 0 : 1;
  const rank = ({ kind, isOpen }: CallNumber) => (kind === "capitol" ? 1 : isOpen ? 0 : 2);
  const ordered = numbers.sort((a, b) => rank(a) - rank(b) || isHome(a) - isHome(b));
  return ordered.filter(({ href }, at) => ordered.findIndex((each) => each.href === href) === at);
}

function numberAt({ phone, kind, locality, region }: Place, office: Target["office"], now: Date): CallNumber {
  const state = region ?? stateOf(office, kind);
  return {
    href: `tel:${phone}`,
    shown: phoneShown(phone!),
    kind,
    locality,
    isOpen: state ? isOfficeHour(now, zoneOfState(state)) : null,
  };
}

/** Where an office stands of which only the seat is known: Congress sits in Washington, everybody else in their own state. */
function stateOf({ level, divisionId }: Target["office"], kind: Place["kind"]): string | null {
  if (level === "federal" && kind === "capitol") return "DC";
  return readDivisionId(divisionId)?.stateCode ?? null;
}
