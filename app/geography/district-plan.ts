/** Which districts a table or a map tells of. `type`: as of divisions. */
export type PlanType = "cd" | "sldu" | "sldl" | "county";

export const planTypes: readonly PlanType[] = ["cd", "sldu", "sldl", "county"];

export type PlanFacts = {
  key: string;
  type: PlanType;
  name: string;
  /** First and last day (exclusive) on which those elected by it sit; null: not known. */
  startsOn: string | null;
  endsOn: string | null;
};

const kinds = { sldu: "upper houses", sldl: "lower houses", county: "Counties" };

/** The plan of a Congress by its number: the 119th sits from 2025-01-03 to 2027-01-03. */
export function congressPlan(congress: number): PlanFacts {
  const year = 1789 + 2 * (congress - 1);
  return {
    key: `cd${congress}`,
    type: "cd",
    name: `Districts of the ${congress}th Congress`,
    startsOn: `${year}-01-03`,
    endsOn: `${year + 2}-01-03`,
  };
}

/** The plan of a year's districts of the states' legislatures, or of its counties. */
export function yearPlan(type: Exclude<PlanType, "cd">, year: number): PlanFacts {
  const name = type === "county" ? `Counties of ${year}` : `Districts of ${kinds[type]}, ${year}`;
  return { key: `${type}${year}`, type, name, startsOn: null, endsOn: null };
}
