export const patternKinds = ["network", "domain", "burst", "place"] as const;

export type PatternKind = (typeof patternKinds)[number];

/** The least that is a pattern. */
export const least: Record<PatternKind, number> = { network: 10, domain: 20, burst: 30, place: 5 };

/** How much more than usual is unusual. */
export const times = { domain: 5, burst: 6 } as const;
