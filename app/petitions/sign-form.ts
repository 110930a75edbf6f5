import { isCountry } from "#app/geography/countries.ts";
import { readPostalCode } from "#app/geography/postal-code.ts";
import { regionCode } from "#app/geography/states.ts";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { readPhone } from "#app/platform/read-phone.ts";
import { hasLetter } from "#app/supporters/has-letter.ts";
import { hasLink } from "#app/supporters/has-link.ts";
import { oneLine } from "#app/supporters/one-line.ts";
import { type FieldName, type FormFields, fieldNames } from "./form-fields.ts";

/**
 * Every code that a signature form can be answered with; each has its sentence at `errors.<code>` of the
 * locale `petitions`. Those of "form" are about the form as a whole.
 */
export const signErrorCodes = [
  "required",
  "name.long",
  "name.link",
  "name.letters",
  "email.invalid",
  "phone.invalid",
  "postal.us",
  "postal.ca",
  "postal.form",
  "postal.mismatch",
  "region.unknown",
  "country.unknown",
  "country.not-allowed",
  "text.long",
  "comments.long",
  "form.expired",
] as const;

export type SignErrorCode = (typeof signErrorCodes)[number];

/** What a signer filled in, read and normalised. Null: not asked, or left empty. */
export type SignInput = {
  givenName: string;
  familyName: string | null;
  /** As typed, trimmed; its domain in lower case and ASCII. */
  email: string;
  /** E.164. */
  phone: string | null;
  streetAddress: string | null;
  locality: string | null;
  /** USPS or Canadian code, elsewhere as typed. */
  region: string | null;
  postalCode: string | null;
  /** ISO two letters. */
  country: string;
  comment: string | null;
  public: boolean;
  emailOptIn: boolean;
  smsOptIn: boolean;
  /** Ids of the partners whose box was ticked. */
  partnerOptIns: string[];
  source: string | null;
  referrer: string | null;
};

/** What a browser sends for a ticked box, whatever value the box was given. */
const ticked = (value: string | undefined) =>
  value !== undefined && !["", "0", "false", "no", "off"].includes(value.trim().toLowerCase());

/** Marks of direction turn round what stands beside a comment, too; joiners stay, which emoji are made with. */
function manyLines(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** In characters as people count them, of which a string never has more than it is long. */
const isWithin = (text: string, limit: number) => text.length <= limit || [...text].length <= limit;

/** What a field says, cleaned; tells `wrong` of everything that is the matter with it. */
type Reader = (typed: string, wrong: (error: SignErrorCode) => void) => string;

const place: Reader = (typed, wrong) => {
  const text = oneLine(typed);
  if (!isWithin(text, 200)) wrong("text.long");
  return text;
};

const name: Reader = (typed, wrong) => {
  const text = oneLine(typed);
  if (!isWithin(text, 100)) wrong("name.long");
  if (hasLink(text)) wrong("name.link");
  return text;
};

/**
 * The fields as they are posted, before one is checked against another. Written out instead of described to a schema:
 * this is read for every signature, and a schema took eight times as long.
 */
const readers = {
  given_name: (typed, wrong) => {
    const text = name(typed, wrong);
    if (text !== "" && !hasLetter(text)) wrong("name.letters");
    return text;
  },
  family_name: name,
  email: (typed, wrong) => {
    const text = oneLine(typed);
    if (text === "") return text;
    const address = deliverableEmail(text);
    if (!address) wrong("email.invalid");
    return address ?? text;
  },
  phone: oneLine,
  street_address: place,
  locality: place,
  region: place,
  postal_code: oneLine,
  country: (typed, wrong) => {
    const text = oneLine(typed).toUpperCase();
    if (text !== "" && !isCountry(text)) wrong("country.unknown");
    return text;
  },
  comments: (typed, wrong) => {
    const text = manyLines(typed);
    if (!isWithin(text, 2000)) wrong("comments.long");
    return text;
  },
} satisfies Partial<Record<FieldName, Reader>>;

type Posted = Record<keyof typeof readers, string>;
type Problems = Partial<Record<FieldName, SignErrorCode[]>>;
type Check = { fields: FormFields; posted: Partial<Posted>; problems: Problems };

const add = ({ problems }: Check, field: FieldName, error: SignErrorCode) => {
  problems[field] ??= [];
  problems[field].push(error);
};

function checkRequired(check: Check) {
  for (const field of fieldNames) {
    if (field === "public" || field === "country" || check.fields[field] !== "required") continue;
    if (check.posted[field as keyof Posted] === "") add(check, field, "required");
  }
}

function readNumber(check: Check): string | null {
  const { phone: typed, country = "US" } = check.posted;
  if (!typed) return null;
  const phone = readPhone(typed, country);
  if (!phone) add(check, "phone", "phone.invalid");
  return phone;
}

function readPostal(check: Check): string | null {
  const { postal_code: typed, country } = check.posted;
  if (!typed || !country) return null;
  const reading = readPostalCode(country, typed);
  if ("postalCode" in reading) return reading.postalCode;
  add(check, "postal_code", reading.problem);
  return null;
}

function readRegion(check: Check): string | null {
  const { region, country } = check.posted;
  if (!region || !country) return null;
  const known = regionCode(country, region);
  if (!known) add(check, "region", "region.unknown");
  return known;
}

export type SignFormReading =
  | { ok: true; input: SignInput }
  | { ok: false; errors: Record<string, SignErrorCode[]> };

const readerList = Object.entries(readers) as [keyof Posted, Reader][];

/**
 * Checks each field by itself; a field with a problem stays out of `posted`. Fields that are not asked read as empty,
 * so that nothing is kept that nobody asked for.
 */
function readFields(fields: FormFields, form: URLSearchParams, home: string): Check {
  const check: Check = { fields, posted: {}, problems: {} };
  for (const [field, read] of readerList) {
    const typed = fields[field] === "hidden" ? "" : (form.get(field) ?? "");
    const text = read(field === "country" ? typed.trim() || home : typed, (error) =>
      add(check, field, error),
    );
    if (!check.problems[field]) check.posted[field] = text;
  }
  return check;
}

const limited = (text: string | null, limit: number) => {
  const plain = text && oneLine(text);
  return plain ? [...plain].slice(0, limit).join("") : null;
};

/** Whoever goes through the list of what is wrong goes down the form. */
function inFormOrder(problems: Problems): Record<string, SignErrorCode[]> {
  return Object.fromEntries(
    fieldNames.flatMap((field) => (problems[field] ? [[field, problems[field]]] : [])),
  );
}

/**
 * Reads a posted signature form: the contract's names and limits, and only the fields this petition asks.
 *
 * Errors are codes of `signErrorCodes` by field name. Unknown fields are ignored. `source` and
 * `referrer` are cut to 200 and 500 characters rather than refused. `home` is the country of whoever does
 * not name one. Safe in the browser.
 */
export function readSignForm(fields: FormFields, form: URLSearchParams, home = "US"): SignFormReading {
  const check = readFields(fields, form, home);
  checkRequired(check);
  const phone = readNumber(check);
  const postalCode = readPostal(check);
  const region = readRegion(check);
  if (Object.keys(check.problems).length > 0) return { ok: false, errors: inFormOrder(check.problems) };

  const posted = check.posted as Posted;
  return {
    ok: true,
    input: {
      givenName: posted.given_name,
      // Whoever has one name only has to put something where two are asked for: a dash is no name.
      familyName: hasLetter(posted.family_name) ? posted.family_name : null,
      email: posted.email,
      phone,
      streetAddress: posted.street_address || null,
      locality: posted.locality || null,
      region,
      postalCode,
      country: posted.country,
      comment: posted.comments || null,
      public: fields.public !== "hidden" && ticked(form.get("public") ?? undefined),
      emailOptIn: ticked(form.get("opt_in") ?? undefined),
      smsOptIn: phone !== null && ticked(form.get("sms_opt_in") ?? undefined),
      partnerOptIns: form.getAll("partner_opt_in").filter(Boolean).slice(0, 50),
      source: limited(form.get("source"), 200),
      referrer: limited(form.get("referrer"), 500),
    },
  };
}
