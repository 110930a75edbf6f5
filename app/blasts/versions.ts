/** The versions of a blast that are tried against each other; the first is the one that its form begins with. */
export const letters = ["a", "b", "c", "d"] as const;

export type Letter = (typeof letters)[number];

/** The versions beside the first. What they leave empty they take from it. */
export const furtherLetters = ["b", "c", "d"] as const;

export type FurtherLetter = (typeof furtherLetters)[number];

/** The field of a version's own: "subject" of the first is "subject_b" of the second. */
export const fieldOf = (field: string, letter: Letter): string =>
  letter === "a" ? field : `${field}_${letter}`;

/** What a trial of versions goes by. */
export const trialMeasures = ["clicks", "actions", "gifts"] as const;

export type TrialMeasure = (typeof trialMeasures)[number];

export type TrialPlan = {
  /** Per cent of the audience that are written to at first, in equal parts for the versions. */
  share: number;
  /** Hours from the last of these mails until somebody or the clock chooses. */
  hours: number;
  by: TrialMeasure;
  /** The clock chooses; else somebody of the staff does. */
  auto: boolean;
};

/** How a version did among those whom it was tried on. People, each once. */
export type TriedVersion = { letter: Letter; sent: number; clicks: number; actions: number; gifts: number };

export type Verdict = {
  /** Whoever did best; of several that did equally well, the first. Null: nobody did anything. */
  leader: Letter | null;
  /** Whether a lead like this comes by chance less than once in twenty times. */
  certain: boolean;
};

/** Expected people on either side below which the normal curve says nothing. */
const LEAST_EXPECTED = 5;

/** Beyond it lies one of twenty results of pure chance, shared out among so many comparisons (Bonferroni). */
const BEYOND = [1.96, 1.96, 2.241, 2.394];

/**
 * Which version does best by a measure, and whether that can be told: the leader is compared with each of the others by
 * the two-proportion z-test, pooled.
 */
export function judgeVersions(versions: readonly TriedVersion[], by: TrialMeasure): Verdict {
  const rate = (one: TriedVersion) => (one.sent > 0 ? one[by] / one.sent : 0);
  const [leader, ...others] = [...versions].sort((a, b) => rate(b) - rate(a));
  if (!leader || leader[by] === 0) return { leader: null, certain: false };
  const beyond = BEYOND[others.length] ?? BEYOND.at(-1)!;
  return { leader: leader.letter, certain: others.every((other) => isAhead(leader, other, by, beyond)) };
}

function isAhead(one: TriedVersion, other: TriedVersion, by: TrialMeasure, beyond: number): boolean {
  if (one.sent === 0 || other.sent === 0) return false;
  const pooled = (one[by] + other[by]) / (one.sent + other.sent);
  const fewest = Math.min(one.sent, other.sent);
  if (fewest * Math.min(pooled, 1 - pooled) < LEAST_EXPECTED) return false;
  const scatter = Math.sqrt(pooled * (1 - pooled) * (1 / one.sent + 1 / other.sent));
  return (one[by] / one.sent - other[by] / other.sent) / scatter > beyond;
}

/**
 * Between which shares the true one lies, nineteen times in twenty: Wilson's interval, which holds for few people and
 * for none.
 */
export function likelyShare(people: number, of: number): { from: number; to: number } {
  if (of === 0) return { from: 0, to: 1 };
  const z = 1.96;
  const share = people / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { from: Math.max(0, (middle - half) / whole), to: Math.min(1, (middle + half) / whole) };
}
