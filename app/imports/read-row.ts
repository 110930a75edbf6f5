import { readPostalCode } from "#app/geography/postal-code.ts";
import { regionCode } from "#app/geography/states.ts";
import type { Language } from "#app/i18n/language.ts";
import { canonicalEmail, deliverableEmail } from "#app/mail/canonical-email.ts";
import { readPhone } from "#app/platform/read-phone.ts";
import { type CustomField, type CustomValues, readCustomValue } from "#app/supporters/custom-field.ts";
import { hasLetter } from "#app/supporters/has-letter.ts";
import { hasLink } from "#app/supporters/has-link.ts";
import type { ColumnTarget } from "./column-target.ts";
import { type Plan, splitTags } from "./import-plan.ts";
import { isAlwaysRefused, type Problem, type ProblemCode } from "./import-problem.ts";
import {
  readAnswer,
  readCountry,
  readInstant,
  readLanguage,
  readLine,
  splitName,
  zeroedZip,
} from "./read-cells.ts";

/** A row that can be brought in, read and normalised. Null: the file does not say. */
export type ReadRow = {
  number: number;
  email: string;
  emailCanonical: string;
  givenName: string | null;
  familyName: string | null;
  phone: string | null;
  streetAddress: string | null;
  locality: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  language: Language | null;
  custom: CustomValues;
  tags: string[];
  createdAt: Date | null;
  consents: { email: boolean | null; sms: boolean | null };
};

export type RowReading =
  /** `dropped`: values that could not be read and are left out, as the plan wants it. */
  | { ok: true; row: ReadRow; dropped: Problem[] }
  /** `row`: what it says all the same, if its address could be read. */
  | { ok: false; problems: Problem[] };

export type Cells = { number: number; cells: string[] };

const LONGEST_NAME = 100;
const LONGEST_LINE = 200;
const LONGEST_TAG = 60;
const MOST_TAGS = 50;

/** Reads rows of one file by its plan. */
export class RowReader {
  readonly #places: Map<ColumnTarget, number[]>;
  readonly #fields: Map<string, CustomField>;

  constructor(
    private readonly plan: Plan,
    fields: readonly CustomField[],
    private readonly now: Date,
  ) {
    this.#places = new Map();
    for (const [at, target] of plan.targets.entries())
      if (target) this.#places.set(target, [...(this.#places.get(target) ?? []), at]);
    this.#fields = new Map(fields.map((field) => [field.key, field]));
  }

  /** The first column that is taken for this. */
  columnOf(target: ColumnTarget): number | null {
    return this.#places.get(target)?.[0] ?? null;
  }

  read({ number, cells }: Cells): RowReading {
    const problems: Problem[] = [];
    if (cells.slice(this.plan.targets.length).some((cell) => cell.trim() !== ""))
      return { ok: false, problems: [{ code: "row.long", column: null }] };
    const row = new OneRow(cells, this.#places, problems);
    const { email, emailCanonical } = readAddress(row);
    const country = row.value("country", readCountry, "country.unknown");
    const home = country ?? this.plan.country;
    const read: ReadRow = {
      number,
      email,
      emailCanonical,
      ...readNames(row),
      phone: row.value("phone", (text) => readPhone(text, home), "phone.invalid"),
      streetAddress: row.line("street_address", LONGEST_LINE, "text.long"),
      locality: row.line("locality", LONGEST_LINE, "text.long"),
      region: row.value("region", (text) => regionOf(home, text), "region.unknown"),
      postalCode: readPostal(row, home),
      country,
      language: row.value("language", readLanguage, "language.unknown"),
      custom: this.#custom(row),
      tags: readTags(row, this.#places.get("tags") ?? []),
      createdAt: this.#createdAt(row),
      consents: {
        email: row.value("consent.email", readAnswer, "consent.unreadable"),
        sms: row.value("consent.sms", readAnswer, "consent.unreadable"),
      },
    };
    const refused = this.plan.badValues === "refuse" ? problems : problems.filter(isAlwaysRefused);
    return refused.length > 0 ? { ok: false, problems } : { ok: true, row: read, dropped: problems };
  }

  #custom(row: OneRow): CustomValues {
    const values: CustomValues = {};
    for (const target of this.#places.keys()) {
      const key = target.startsWith("custom.") ? target.slice("custom.".length) : null;
      const field = key && this.#fields.get(key);
      if (!key || !field) continue;
      const reading = readCustomValue(field, row.text(target));
      if ("problem" in reading) row.add(target, `custom.${reading.problem}` as ProblemCode);
      else if (reading.value !== null) values[key] = reading.value;
    }
    return values;
  }

  #createdAt(row: OneRow): Date | null {
    const at = row.value("created_at", (text) => readInstant(text, this.plan.dates), "date.unreadable");
    if (!at || at <= this.now) return at;
    row.add("created_at", "date.future");
    return null;
  }
}

/** The cells of a row by what their columns are. */
class OneRow {
  constructor(
    private readonly cells: string[],
    private readonly places: Map<ColumnTarget, number[]>,
    private readonly problems: Problem[],
  ) {}

  at(place: number): string {
    return readLine(this.cells[place] ?? "");
  }

  /** Empty when there is no such column. */
  text(target: ColumnTarget): string {
    const place = this.places.get(target)?.[0];
    return place === undefined ? "" : this.at(place);
  }

  add(target: ColumnTarget, code: ProblemCode, column = this.places.get(target)?.[0] ?? null): void {
    this.problems.push({ code, column });
  }

  /** What `read` makes of a cell; null when it is empty or cannot be read. */
  value<T>(target: ColumnTarget, read: (text: string) => T | null, code: ProblemCode): T | null {
    const text = this.text(target);
    if (text === "") return null;
    const value = read(text);
    if (value === null) this.add(target, code);
    return value;
  }

  line(target: ColumnTarget, longest: number, code: ProblemCode): string | null {
    return this.value(target, (text) => ([...text].length <= longest ? text : null), code);
  }
}

function readAddress(row: OneRow): { email: string; emailCanonical: string } {
  const text = row.text("email").replace(/^mailto:/i, "");
  const email = deliverableEmail(text);
  const emailCanonical = canonicalEmail(text);
  if (email && emailCanonical) return { email, emailCanonical };
  row.add("email", text === "" ? "email.missing" : "email.invalid");
  return { email: "", emailCanonical: "" };
}

function readNames(row: OneRow): { givenName: string | null; familyName: string | null } {
  const whole = row.text("full_name");
  if (whole === "") {
    const given = readName(row, "given_name", row.text("given_name"));
    return { givenName: given, familyName: readName(row, "family_name", row.text("family_name")) };
  }
  const { given, family } = splitName(whole);
  if (hasLink(whole)) row.add("full_name", "name.link");
  return {
    givenName: hasLink(whole) ? null : readName(row, "full_name", given),
    familyName: hasLink(whole) ? null : readName(row, "full_name", family),
  };
}

/** A dash in the place of a family name is none; of a given name it is a slip. */
function readName(row: OneRow, target: ColumnTarget, text: string): string | null {
  if (text === "") return null;
  if (hasLink(text)) row.add(target, "name.link");
  else if ([...text].length > LONGEST_NAME) row.add(target, "name.long");
  else if (hasLetter(text)) return text;
  else if (target === "given_name" && !/^[-.?*]+$/.test(text)) row.add(target, "name.letters");
  return null;
}

function readPostal(row: OneRow, country: string): string | null {
  const text = row.text("postal_code");
  if (text === "") return null;
  const reading = readPostalCode(country, country === "US" ? zeroedZip(text) : text);
  if ("postalCode" in reading) return reading.postalCode;
  row.add("postal_code", reading.problem);
  return null;
}

const regionOf = (country: string, text: string): string | null => {
  const known = regionCode(country, text);
  return known && [...known].length <= LONGEST_LINE ? known : null;
};

function readTags(row: OneRow, places: readonly number[]): string[] {
  const tags = new Set<string>();
  for (const place of places) {
    for (const tag of splitTags(row.at(place))) {
      if ([...tag].length > LONGEST_TAG) row.add("tags", "tag.long", place);
      else tags.add(tag);
    }
    if (tags.size > MOST_TAGS) row.add("tags", "tags.many", place);
  }
  return [...tags].slice(0, MOST_TAGS);
}
