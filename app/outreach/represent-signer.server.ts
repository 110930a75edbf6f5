import { readWhere } from "#app/geography/read-where.server.ts";
import { keepAnswer } from "#app/officials/kept-answer.server.ts";
import { type LookUpAnswer, lookUp } from "#app/officials/look-up.server.ts";
import { lookUpPage } from "#app/officials/look-up-page.server.ts";
import { readFormToken } from "#app/petitions/form-token.server.ts";
import type { PetitionPage } from "#app/petitions/petition-queries.server.ts";
import type { SignedCookie } from "#app/petitions/sign-from-form.server.ts";
import { type Signer, signerOf } from "#app/petitions/signer-of.server.ts";
import { transact } from "#app/platform/db.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { Visit } from "#app/platform/visit.ts";
import { settleHomes } from "#app/supporters/settle-homes.server.ts";
import { type DecidingHouses, decidingHouses } from "./deciding-houses.server.ts";
import { choicesOf } from "./find-home.server.ts";
import type { Visitor } from "./outreach-page.ts";
import type { RepresentErrors, RepresentTyped } from "./representatives-form.ts";
import { representedCookie } from "./represented-cookie.server.ts";
import { townOf } from "./store-visitor.server.ts";
import { asBefore, readVisitor, visitorCookie } from "./visitor-cookie.server.ts";

export type RepresentReply =
  /** Each a whole `Set-Cookie`. */
  | { kind: "answered"; cookies: string[] }
  | { kind: "invalid"; errors: RepresentErrors; typed: RepresentTyped }
  /** `retryAfter` in seconds. */
  | { kind: "too-many"; retryAfter: number; typed: RepresentTyped }
  /** Nobody has signed this petition in this browser lately, or it does not ask. */
  | { kind: "nobody" };

type Posted = {
  /** The cookie `signed` of this petition, unsealed. */
  signed: SignedCookie | null;
  /** All cookies, as sent. */
  cookies: string | null;
  visit: Visit;
  /** Counts a look-up of a network address; seconds until it may ask again, 0 when it may now. */
  countLookUp: (address: string) => Promise<number>;
};

/**
 * Takes the form in which a signer asks who represents them: looks up, keeps the divisions on the supporter who signed, and
 * lets calls and letters of the campaign begin without asking again. Street and house number are looked up and kept nowhere.
 * Where several districts are possible none is picked: the answer has all, and the same form takes a choice.
 *
 * Whoever the abuse checks caught is answered alike and stays caught. Errors: only a database failure throws.
 */
export async function representSigner(
  petition: PetitionPage,
  form: URLSearchParams,
  { signed, cookies, visit, countLookUp }: Posted,
): Promise<RepresentReply> {
  const signer = signed && (await signerOf(petition.id, signed.shareCode));
  if (!signer || !petition.representatives || petition.state !== "open") return { kind: "nobody" };
  const typed = typedHome(form);
  const retryAfter = await countLookUp(visit.address);
  if (retryAfter > 0) return { kind: "too-many", retryAfter, typed };
  const invalid = (errors: RepresentErrors): RepresentReply => ({ kind: "invalid", errors, typed });
  if (!readFormToken(form.get("form_token"), petition.id, visit.now)) return invalid({ form: "expired" });
  if (!typed.postal_code) return invalid({ postal_code: "missing" });
  const { street_address: address, postal_code: zip } = typed;
  const reading = readWhere(new URLSearchParams(address ? { address, zip } : { zip }));
  if ("problem" in reading)
    return invalid({ [reading.field === "zip" ? "postal_code" : "street_address"]: reading.problem });
  const found = await lookUp(reading.where, visit);
  if (found.outcome === "unknown-zip") return invalid({ postal_code: "unknown-zip" });
  const { answer } = found;
  const houses = await decidingHouses(petition.campaign, answer.stateCode);
  const named = await namedIn(form, answer, houses, visit);
  const kept = keepAnswer(answer, { types: houses.types, named });
  await keepHome(signer, zip, kept.divisions, visit);
  const isSettled = kept.candidates.length === 0 && kept.precision !== "none";
  const visitor = isSettled && visitorOf(signed, signer, { zip, divisions: kept.divisions, houses });
  return {
    kind: "answered",
    cookies: [
      representedCookie({ shareCode: signed.shareCode, zip: zip.slice(0, 5), answer: kept }, visit.now),
      ...(visitor ? [visitorCookie(asBefore(visitor, readVisitor(cookies, visit.now)), visit.now)] : []),
    ],
  };
}

function typedHome(form: URLSearchParams): RepresentTyped {
  const field = (name: string) => (form.get(name) ?? "").trim().slice(0, 300);
  return { street_address: field("street_address"), postal_code: field("postal_code") };
}

/** The districts that the form names, as far as they are among those that are possible. */
async function namedIn(
  form: URLSearchParams,
  answer: LookUpAnswer,
  { types }: DecidingHouses,
  { language, now }: Visit,
): Promise<string[]> {
  if (answer.candidates.every(({ type }) => !types.includes(type) || !form.get(type))) return [];
  const shown = await lookUpPage(answer, { language, day: isoDate(now), chosen: {} });
  return choicesOf(shown)
    .filter(({ type }) => types.includes(type))
    .flatMap(({ type, options }) => options.find(({ value }) => value === form.get(type))?.value ?? []);
}

async function keepHome(
  { supporterId }: Signer,
  postalCode: string,
  divisions: string[],
  { now }: Visit,
): Promise<void> {
  const told = divisions.map((divisionId) => ({ supporterId, postalCode, divisionId }));
  await transact((client) => settleHomes(client, told, { now }));
}

/**
 * The signer as calls and letters know a visitor. What a form typed proves nothing, so that names and address are those
 * typed; whoever came by the mailed link is shown to be the one who signed.
 */
function visitorOf(
  signed: SignedCookie,
  signer: Signer,
  { zip, divisions, houses }: { zip: string; divisions: string[]; houses: DecidingHouses },
): Visitor {
  const { givenName, familyName = null, email } = signed.confirmed ? signer : signed;
  const reasons = [...new Set([...(signed.reasons ?? []), ...signer.reasons])];
  return {
    supporterId: signer.supporterId,
    givenName,
    familyName,
    email,
    place: townOf(zip),
    divisions,
    asked: houses.types,
    ...(reasons.length > 0 && { reasons }),
    ...(signed.confirmed && { isProved: true }),
  };
}
