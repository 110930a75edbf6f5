import { country, stateDivision } from "#app/geography/division.ts";
import { findState, states } from "#app/geography/states.ts";

/** Whoever a measure is before: "US" for Congress, else a state's code. */
export type Body = string;

const jurisdictionForm =
  /^ocd-jurisdiction\/country:us(?:\/(?:state|district|territory):([a-z]{2}))?\/government$/;

/** The body of a jurisdiction's id; null for a city's or a county's. */
export function bodyOf(jurisdictionId: string): Body | null {
  const found = jurisdictionForm.exec(jurisdictionId);
  return found && (found[1]?.toUpperCase() ?? "US");
}

/** The Open Civic Data id of a body's jurisdiction. Throws for what is no body. */
export function jurisdictionOf(body: Body): string {
  const division = isCongress(body) ? country : stateDivision(body);
  return `${division.replace(/^ocd-division/, "ocd-jurisdiction")}/government`;
}

export const isCongress = (body: Body) => body === "US";

export const isBody = (text: string): text is Body => isCongress(text) || findState(text) !== null;

/** Bodies with the names of their states; Congress has none of its own. */
export const stateBodies: { code: Body; state: string }[] = states.map(({ code, name }) => ({
  code,
  state: name,
}));
