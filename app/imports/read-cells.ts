import { countryCodes, isCountry } from "#app/geography/countries.ts";
import { isLanguage, type Language } from "#app/i18n/language.ts";
import { oneLine } from "#app/supporters/one-line.ts";
import type { Plan } from "./import-plan.ts";

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A cell without what could not be decoded, and without what files put before it so that no spreadsheet runs it. */
export function readLine(cell: string): string {
  return oneLine(cell.replaceAll("\ufffd", " ")).replace(/^'(?=[=+\-@])/, "");
}

let countries: Map<string, string> | undefined;

/** Names of countries in both languages; codes of three letters that are common. */
function countryNames(): Map<string, string> {
  if (countries) return countries;
  const more = {
    usa: "US",
    "u s a": "US",
    "u s": "US",
    "ee uu": "US",
    eeuu: "US",
    uk: "GB",
    mex: "MX",
    can: "CA",
  };
  countries = new Map(Object.entries(more));
  for (const language of ["en", "es"]) {
    const names = new Intl.DisplayNames([language], { type: "region" });
    for (const code of countryCodes) countries.set(plain(names.of(code) ?? code), code);
  }
  return countries;
}

/** "US", "USA", "United States", "Estados Unidos"; null: no country we know. */
export function readCountry(text: string): string | null {
  const upper = text.toUpperCase();
  if (isCountry(upper)) return upper;
  return countryNames().get(plain(text)) ?? null;
}

const languageNames: Record<string, Language> = {
  english: "en",
  ingles: "en",
  eng: "en",
  spanish: "es",
  espanol: "es",
  castellano: "es",
  spa: "es",
};

/** "en", "es-MX", "Spanish", "español"; null: a language we do not write in, or none. */
export function readLanguage(text: string): Language | null {
  const name = plain(text);
  const short = name.split(" ")[0]!;
  if (isLanguage(short)) return short;
  return languageNames[name] ?? null;
}

const yes =
  "yes|y|true|t|1|on|x|si|s|verdadero|subscribed|subscriber|opted in|opt in|optin|confirmed|active|granted|suscrito|activo|acepto|acepta";
const no =
  "no|n|false|f|0|off|falso|unsubscribed|unsubscribe|opted out|opt out|optout|cleaned|bounced|bouncing|spam|spam complaint|complaint|do not contact|previous bounce|previous spam|inactive|not subscribed|nonsubscribed|non subscribed|no suscrito|desuscrito|de baja|baja|rechazo|rechaza";
const answers = new Map([
  ...yes.split("|").map((word) => [word, true] as const),
  ...no.split("|").map((word) => [word, false] as const),
]);

/** Whether somebody said yes or no; null: it cannot be told. An empty cell is no answer and is not asked about here. */
export function readAnswer(text: string): boolean | null {
  return answers.get(plain(text)) ?? null;
}

/**
 * An instant as exports write it: ISO with or without a time and zone, or with slashes in the plan's order. What names
 * no zone is UTC. Null: it cannot be read, or there is no such day.
 */
export function readInstant(text: string, order: Plan["dates"]): Date | null {
  const slashes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(.*))?$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(.*))?$/.exec(text);
  const [year, month, day, rest] = slashes
    ? order === "month-first"
      ? [slashes[3], slashes[1], slashes[2], slashes[4]]
      : [slashes[3], slashes[2], slashes[1], slashes[4]]
    : iso
      ? [iso[1], iso[2], iso[3], iso[4]]
      : [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const start = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(start.getTime()) || !start.toISOString().startsWith(date)) return null;
  if (!rest) return start;
  const time = readTime(rest);
  if (!time) return null;
  const at = new Date(`${date}T${time}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** "9:05", "21:05:12.5 UTC", "9:05 PM", "09:05:12-0800" as ISO; null when it is no time. */
function readTime(text: string): string | null {
  const parts =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?(am|pm|a\. ?m\.|p\. ?m\.)? ?(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i.exec(
      text.trim(),
    );
  if (!parts) return null;
  const [, hours, minutes, seconds = "00", half, zone] = parts;
  const afternoon = half?.toLowerCase().startsWith("p");
  const hour = half ? (Number(hours) % 12) + (afternoon ? 12 : 0) : Number(hours);
  const offset = zone && /^[+-]/.test(zone) ? zone.replace(/^(.{3}):?/, "$1:") : "Z";
  return `${String(hour).padStart(2, "0")}:${minutes}:${seconds}${offset}`;
}

/** Words that begin a family name: "van der Berg", "de la Cruz". */
const particles =
  /^(?:de|del|da|do|dos|das|di|van|von|der|den|la|las|los|le|el|al|bin|ibn|mac|san|santa|st\.?)$/i;

/**
 * Parts a whole name: "Cruz, Ana" at its comma; else particles begin the family name, of four words and more it is the
 * last two, as in Spanish, and of fewer the last one. One word alone is a given name.
 */
export function splitName(text: string): { given: string; family: string } {
  const [family, given, ...more] = text.split(",").map((part) => part.trim());
  if (family && given && more.length === 0) return { given, family };
  const words = text.replaceAll(",", " ").split(" ").filter(Boolean);
  if (words.length < 2) return { given: words.join(" "), family: "" };
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && particles.test(word));
  const from = particle > 0 ? particle : words.length - (words.length > 3 ? 2 : 1);
  return { given: words.slice(0, from).join(" "), family: words.slice(from).join(" ") };
}

/** A ZIP code whose first zeros a spreadsheet took for nothing: "2134" is "02134". */
export const zeroedZip = (text: string): string =>
  text.replace(/^\d{3,4}(?=$|-\d{4}$)/, (digits) => digits.padStart(5, "0"));
