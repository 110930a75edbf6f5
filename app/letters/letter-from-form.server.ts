import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { knownVisitor } from "#app/outreach/known-visitor.server.ts";
import { type MeetReply, meetVisitor } from "#app/outreach/meet-visitor.server.ts";
import type { OutreachPage, Visitor } from "#app/outreach/outreach-page.ts";
import { attributionOf } from "#app/petitions/attribution.ts";
import { countPost } from "#app/petitions/sign-limits.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { targetsFor } from "#app/targets/targets-for.server.ts";
import { type LetterErrors, readLetterText, type TypedLetter, typedLetter } from "./letter-text.ts";
import { letterToWrite } from "./letter-view.server.ts";
import type { LetterToWrite } from "./letter-view.ts";
import { writeLetters } from "./write-letters.server.ts";
import { writtenCookie } from "./written-cookie.server.ts";

type Invalid = Omit<Extract<MeetReply, { kind: "invalid" }>, "kind">;

export type LetterReply =
  /** Somebody said who they are; the letter comes next. */
  | { kind: "met"; cookies: string[] }
  | { kind: "written"; cookies: string[] }
  /** Who they are is not known: what was wrong, or `lost`, since a browser forgets. The letter is kept. */
  | { kind: "meet"; lost: boolean; reply: Invalid; letter: TypedLetter }
  /** Something in the letter is to be put right, or nobody is there to get it. */
  | { kind: "letter"; letter: LetterToWrite; errors: LetterErrors; typed: TypedLetter; cookies: string[] }
  | { kind: "gone" }
  | { kind: "too-many"; retryAfter: number };

type Asked = { visit: Visit; cookies: string | null };

/**
 * Takes the form of a letter campaign: who somebody is, their letter, or both at once, as a plain client posts them.
 * Nothing that was typed is lost. Errors: only a database failure throws.
 */
export async function letterFromForm(
  page: OutreachPage,
  form: URLSearchParams,
  { visit, cookies }: Asked,
): Promise<LetterReply> {
  if (page.state !== "open") return { kind: "gone" };
  const writes = ["subject", "own_words", "body"].some((name) => form.has(name));
  if (form.has("email") || !writes) {
    const met = await meetVisitor(page, form, visit);
    if (met.kind === "invalid") {
      const { kind: _kind, ...reply } = met;
      return { kind: "meet", lost: false, reply, letter: typedLetter(form) };
    }
    if (met.kind !== "met") return met;
    if (!writes) return { kind: "met", cookies: [met.cookie] };
    return write(page, form, visit, met);
  }
  const visitor = await knownVisitor(page, cookies, visit.now);
  if (!visitor) return lost(form);
  const { retryAfter, reasons } = await countPost(visit.address);
  if (retryAfter > 0) return { kind: "too-many", retryAfter };
  return write(page, form, visit, { visitor, reasons: [...(visitor.reasons ?? []), ...reasons] });
}

/** Who writes has to be asked again; the letter is kept. */
const lost = (form: URLSearchParams): LetterReply => ({
  kind: "meet",
  lost: true,
  reply: { errors: {}, typed: {} },
  letter: typedLetter(form),
});

type Writer = { visitor: Visitor; reasons: string[]; cookie?: string };

async function write(
  page: OutreachPage,
  form: URLSearchParams,
  visit: Visit,
  { visitor, reasons, cookie }: Writer,
): Promise<LetterReply> {
  const { now, language } = visit;
  const known = cookie ? [cookie] : [];
  const day = await organisationDay(now);
  const { targets } = await targetsFor(page.target, { divisions: visitor.divisions, day });
  const reading = readLetterText(form);
  if (!reading.ok || targets.length === 0) {
    const letter = await letterToWrite(page, visitor, { language, now });
    const errors = reading.ok ? {} : reading.errors;
    return { kind: "letter", letter, errors, typed: typedLetter(form), cookies: known };
  }
  const result = await writeLetters(
    {
      page,
      visitor,
      targets,
      text: reading.text,
      language: page.language,
      source: sourceOf(form, visit),
      reasons,
    },
    { now },
  );
  if (result.outcome === "closed") return { kind: "gone" };
  if (result.outcome === "unknown-writer") return lost(form);
  const { letters, repeated } = result;
  const { givenName, email } = visitor;
  const written = { slug: page.slug, givenName, email, letters, repeated };
  return { kind: "written", cookies: [...known, writtenCookie(written, now)] };
}

/** Where a writer came from: the form's own field, else the query of its page. */
function sourceOf(form: URLSearchParams, { query }: Visit): string | null {
  const told = new URLSearchParams(query);
  if (form.get("source")) told.set("source", form.get("source")!);
  return attributionOf({ source: null, referrer: null }, told).source;
}
