import { type Random, seededRandom } from "#app/ui/art/knife.ts";
import { comments, type DemoComment } from "./comments.ts";
import { oneOf, weighted } from "./draw.ts";
import { LOS_ANGELES, placeAt, placeDraw } from "./places.ts";
import { type DemoPerson, demoId, peopleMaker } from "./signers.ts";
import { signingTimes } from "./signing-times.ts";

/** How many signatures the demo's two petitions have. */
export const demoCounts = { governor: 24_318, sheriff: 1_897, sheriffPending: 131 };

export type DemoSignature = {
  id: string;
  petition: "governor" | "sheriff";
  person: DemoPerson;
  /** The person is not known before this signature. */
  firstOfPerson: boolean;
  pending: boolean;
  public: boolean;
  comment: DemoComment | null;
  source: string | null;
  shareCode: string;
  sharedById: string | null;
  /** Answers to the boxes; null was not asked. */
  emailOptIn: boolean | null;
  partnerOptIn: boolean | null;
  signedAt: number;
  /** Milliseconds; null while pending. */
  countedAt: number | null;
};

const SEED = 1081;
const MINUTE = 60_000;
const GOVERNOR_DAYS = 41;
const SHERIFF_DAYS = 24;

const SOURCES: [source: string | null, share: number][] = [
  [null, 47],
  ["facebook", 14],
  ["whatsapp", 12],
  ["newsletter", 10],
  ["ndlon", 7],
  ["flyer", 5],
  ["twitter", 5],
];

const SHARED_BY = ["whatsapp", "whatsapp", "facebook", "sms", "email"];

const drawSource = weighted(SOURCES, ([, share]) => share);

const SHARE_LETTERS = "23456789bcdfghjkmnpqrstvwxyz";

/** Share codes of ten letters; a number in the first five keeps them apart. */
function shareCodes(random: Random) {
  let number = 0;
  return () => {
    number += 1;
    let code = "";
    for (let rest = number, i = 0; i < 5; i++, rest = Math.floor(rest / SHARE_LETTERS.length)) {
      code = SHARE_LETTERS[(rest + i * 11) % SHARE_LETTERS.length] + code;
    }
    for (let i = 0; i < 5; i++) code += SHARE_LETTERS[Math.floor(random() * SHARE_LETTERS.length)];
    return code;
  };
}

/** Some bring many, most bring nobody: every fortieth signer passes it on, others once in a while. */
function sharing(random: Random) {
  const signed: string[] = [];
  return {
    broughtBy: (): string | null => {
      if (signed.length < 40 || random() > 0.16) return null;
      const busy = Math.floor((random() * signed.length) / 40) * 40;
      return signed[random() < 0.6 ? busy : Math.floor(random() * signed.length)]!;
    },
    hasSigned: (id: string) => signed.push(id),
  };
}

type Made = { at: number; comment: DemoComment | null };

/** The times of the governor's petition, those of the comments among them. */
function governorTimes(random: Random, now: Date): Made[] {
  const said = comments.map((comment) => ({ at: now.getTime() - comment.minutesAgo * MINUTE, comment }));
  const silent = signingTimes(random, demoCounts.governor - said.length, { now, days: GOVERNOR_DAYS });
  return [...silent.map((at) => ({ at, comment: null })), ...said].sort((a, b) => a.at - b.at);
}

/**
 * Every signature of the demo, oldest first: the same people, places and words each time, at times that
 * end a few minutes before `now`.
 */
export function demoSignatures(now: Date): DemoSignature[] {
  const random = seededRandom(SEED);
  const shareCode = shareCodes(random);
  const governor = governorSignatures(random, shareCode, now);
  const sheriff = sheriffSignatures(random, shareCode, now, governor);
  return [...governor, ...sheriff];
}

function governorSignatures(random: Random, shareCode: () => string, now: Date): DemoSignature[] {
  const makePerson = peopleMaker(random, placeDraw(), 100);
  const shares = sharing(random);
  return governorTimes(random, now).map(({ at, comment }) => {
    const speaker = comment && {
      givenName: comment.givenName,
      familyName: comment.familyName,
      language: comment.language,
      place: placeAt(comment.zip),
    };
    const person = makePerson(at, speaker ?? {});
    const sharedById = shares.broughtBy();
    const id = demoId(random, at);
    shares.hasSigned(id);
    return {
      id,
      petition: "governor",
      person,
      firstOfPerson: true,
      pending: false,
      public: comment !== null || random() < 0.78,
      comment,
      source: sharedById ? oneOf(SHARED_BY, random) : drawSource(random)[0],
      shareCode: shareCode(),
      sharedById,
      emailOptIn: random() < 0.64,
      partnerOptIn: random() < 0.19,
      signedAt: at,
      countedAt: at,
    };
  });
}

/** Signers of the other petition who live in the sheriff's county, in the order in which they signed it. */
function neighbors(governor: DemoSignature[]) {
  const waiting = governor.filter(({ person }) => person.place.countyFips === LOS_ANGELES);
  const taken = new Set<DemoSignature>();
  return (random: Random, before: number): DemoSignature | null => {
    const candidate = waiting[Math.floor(random() * waiting.length)];
    if (!candidate || candidate.signedAt >= before || taken.has(candidate)) return null;
    taken.add(candidate);
    return candidate;
  };
}

function sheriffSignatures(
  random: Random,
  shareCode: () => string,
  now: Date,
  governor: DemoSignature[],
): DemoSignature[] {
  const makePerson = peopleMaker(random, placeDraw({ inLosAngeles: 0.83 }), 50_000);
  const neighbor = neighbors(governor);
  const all = demoCounts.sheriff + demoCounts.sheriffPending;
  const times = signingTimes(random, all, { now, days: SHERIFF_DAYS });
  // Those who have not opened their mail yet are spread over the last days.
  const pendingEvery = Math.floor(all / demoCounts.sheriffPending);
  const pending = new Set(Array.from({ length: demoCounts.sheriffPending }, (_, i) => i * pendingEvery + 5));
  return times.map((at, i) => {
    const known = pending.has(i) || random() < 0.45 ? null : neighbor(random, at);
    const person = known?.person ?? makePerson(at);
    const emailOptIn = random() < 0.58;
    return {
      id: demoId(random, at),
      petition: "sheriff",
      person,
      firstOfPerson: known === null,
      pending: pending.has(i),
      public: random() < 0.7,
      comment: null,
      source: drawSource(random)[0],
      shareCode: shareCode(),
      sharedById: null,
      // A box left alone takes nothing back from somebody who was asked before.
      emailOptIn: known && !emailOptIn ? null : emailOptIn,
      partnerOptIn: null,
      signedAt: at,
      countedAt: pending.has(i)
        ? null
        : Math.min(at + Math.floor(random() * 9 * MINUTE), now.getTime() - MINUTE),
    };
  });
}
