import type { Language } from "#app/i18n/language.ts";
import { languages } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { type Corrections, correctionsOn } from "./corrections.server.ts";
import type { Holder, OfficeFound } from "./office-found.ts";
import {
  contactRows,
  type LinkRow,
  type OfficeRow,
  officeRows,
  type PlaceRow,
  type TermRow,
  termRows,
} from "./office-rows.server.ts";

/**
 * The offices that these divisions elect, and who holds each of them on a day.
 *
 * Shapes: `divisions` are Open Civic Data ids, `day` ISO 8601. An office with several seats has several holders; seats
 * that nobody holds are counted as vacant where a source follows the office: of one whose last holder staff entered it is
 * not known, and it is left out. Nor is it known of a seat whose term ran out after the day its source tells of. More holders than seats, which sources that lag behind one another tell of,
 * are all given: which of them it is, is not ours to choose. Corrections are applied; five statements in all.
 * Errors: a division that elects nothing we know of has no office; only a database failure throws.
 */
export async function officialsFor(divisions: string[], day: string): Promise<OfficeFound[]> {
  if (divisions.length === 0) return [];
  const [offices, terms] = await Promise.all([officeRows(divisions, day), termRows(divisions, day)]);
  const officials = [...new Set(terms.map(({ official }) => official.id))];
  const subjects = [...offices, ...terms].map(({ id }) => id).concat(officials);
  const [{ places, links }, corrections] = await Promise.all([
    contactRows(officials),
    correctionsOn(day, { subjects, officials }),
  ]);
  const contacts = new Contacts(places, links, corrections);
  return offices.flatMap((row) => {
    const office = corrections.apply("office", row);
    if (!office) return [];
    const own = terms.filter(({ officeId }) => officeId === office.id);
    const found = officeOf(office, termsInForce(own, office.seats, day, corrections), contacts, corrections);
    return found.holders.length + found.vacant > 0 ? [found] : [];
  });
}

function officeOf(
  { titles, followed, endedSince, ...office }: OfficeRow,
  terms: TermRow[],
  contacts: Contacts,
  corrections: Corrections,
): OfficeFound {
  const title = (language: Language) => translationIn(titles, language)?.title ?? office.key;
  const holders = terms.flatMap((term) => holderOf(term, contacts, corrections) ?? []);
  return {
    ...office,
    titles: Object.fromEntries(languages.map((language) => [language, title(language)])) as Record<
      Language,
      string
    >,
    holders,
    vacant: followed ? Math.max(0, office.seats - holders.length - endedSince) : 0,
  };
}

/**
 * The terms of an office that run on the day, after their corrections. Where one ends on the day the next begins, the
 * one that ends makes room.
 */
function termsInForce(terms: TermRow[], seats: number, day: string, corrections: Corrections): TermRow[] {
  const running = terms
    .flatMap((term) => corrections.apply("term", term) ?? [])
    .filter(({ startOn, endOn }) => (startOn ?? day) <= day && (endOn === null || endOn >= day));
  const staying = running.filter(({ endOn }) => endOn !== day);
  return staying.length >= seats ? staying : running;
}

function holderOf(term: TermRow, contacts: Contacts, corrections: Corrections): Holder | null {
  const official = corrections.apply("official", term.official);
  if (!official) return null;
  const corrected = [corrections.madeOn("term", term.id), corrections.madeOn("official", official.id)];
  return {
    ...official,
    endOn: term.endOn,
    ...contacts.of(official.id),
    source: term.source,
    asOf: term.asOf,
    correctedOn:
      corrected
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
  };
}

/** Contacts by official, corrected. */
class Contacts {
  readonly #places: PlaceRow[];
  readonly #links: LinkRow[];

  constructor(places: PlaceRow[], links: LinkRow[], corrections: Corrections) {
    this.#places = places.flatMap((place) => corrections.apply("contact_place", place) ?? []);
    this.#links = links.flatMap((link) => corrections.apply("contact_link", link) ?? []);
  }

  of(official: string): Pick<Holder, "places" | "links"> {
    const own = <T extends { id: string; officialId: string }>(rows: T[]) =>
      rows
        .filter(({ officialId }) => officialId === official)
        .map(({ id, officialId, ...contact }) => contact);
    return { places: own(this.#places), links: own(this.#links) };
  }
}
