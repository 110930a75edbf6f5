import { Parser } from "htmlparser2";
import { type Language, languages } from "#app/i18n/language.ts";
import { readLinkedData } from "./linked-data.ts";

/** What an article's page says of itself; null where it says nothing that can be read. */
export type ArticleFacts = {
  outlet: string | null;
  headline: string | null;
  /** The day it appeared, as its outlet counts days: "2013-01-04". */
  datedOn: string | null;
  byline: string | null;
  /** One of ours. */
  language: Language | null;
};

export const noFacts: ArticleFacts = {
  outlet: null,
  headline: null,
  datedOn: null,
  byline: null,
  language: null,
};

/** More of one kind than this say nothing more. */
const MOST = 10;

type Marks = {
  /** `name`, `property` or `itemprop` of a meta element, in small letters → contents. */
  meta: Map<string, string[]>;
  title: string;
  /** Machine-readable times, in the order in which they stand. */
  times: string[];
  linkedData: string[];
  lang: string | null;
};

/** Reads what a page says of the article on it: linked data first, then what is meant for sharing, then its title. */
export function articleFacts(html: string, url: string): ArticleFacts {
  const marks = readMarks(html);
  const linked = readLinkedData(marks.linkedData);
  const meta = (...names: string[]) => names.flatMap((name) => marks.meta.get(name) ?? []);
  const outlet =
    firstText(120, [...meta("og:site_name"), linked.outlet, ...meta("application-name")]) ?? hostOf(url);
  return {
    outlet,
    headline:
      firstText(200, [linked.headline, ...meta("og:title", "twitter:title")]) ??
      withoutOutlet(firstText(300, [marks.title]), outlet),
    datedOn: firstDay([linked.datedOn, ...meta(...DATES), ...marks.times]),
    byline:
      firstText(160, [
        linked.byline,
        ...meta("author", "byl", "parsely-author", "article:author", "dc.creator").filter(isName),
      ])?.replace(/^(?:by|por)\s+/i, "") ?? null,
    language: firstLanguage([marks.lang, linked.language, ...meta("og:locale", "language")]),
  };
}

const DATES = [
  ...["article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date"],
  ...["pubdate", "publishdate", "publish-date", "dc.date.issued", "dc.date", "sailthru.date", "date"],
];

function readMarks(html: string): Marks {
  const marks: Marks = { meta: new Map(), title: "", times: [], linkedData: [], lang: null };
  let inside: "title" | "data" | null = null;
  let depthOfPictures = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === "svg") depthOfPictures += 1;
      if (tag === "html") marks.lang ??= attributes.lang ?? null;
      if (tag === "meta") noteMeta(marks, attributes);
      if (tag === "time" && attributes.datetime && marks.times.length < MOST)
        marks.times.push(attributes.datetime);
      // Drawings have titles, too.
      if (tag === "title" && depthOfPictures === 0 && marks.title === "") inside = "title";
      if (tag === "script" && /^application\/ld\+json\b/i.test(attributes.type ?? "")) {
        inside = "data";
        marks.linkedData.push("");
      }
    },
    ontext(text) {
      if (inside === "title") marks.title += text;
      if (inside === "data") marks.linkedData[marks.linkedData.length - 1] += text;
    },
    onclosetag(tag) {
      if (tag === "svg") depthOfPictures -= 1;
      if (tag === "title" || tag === "script") inside = null;
    },
  });
  parser.end(html);
  return marks;
}

function noteMeta({ meta }: Marks, attributes: Record<string, string>): void {
  const name = (attributes.property ?? attributes.name ?? attributes.itemprop)?.toLowerCase();
  if (!name || !attributes.content) return;
  const known = meta.get(name) ?? [];
  if (known.length < MOST) meta.set(name, [...known, attributes.content]);
}

/** The first that has words, on one line, cut at a word's end. */
function firstText(most: number, candidates: (string | null)[]): string | null {
  for (const candidate of candidates) {
    const text = (candidate ?? "").replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
    if (text === "") continue;
    return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, "")}…`;
  }
  return null;
}

/** Titles of pages end with the name of the paper: "A Brighter Line - The New York Times". */
function withoutOutlet(title: string | null, outlet: string): string | null {
  const [, rest, last] = /^(.+)\s+[-–—|·:]\s+([^-–—|·:]+)$/u.exec(title ?? "") ?? [];
  return rest && last?.toLowerCase().includes(outlet.toLowerCase()) ? rest : title;
}

const isName = (text: string) => !/^https?:/i.test(text) && !text.startsWith("@");

const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, "");

/** A day as it is written: the outlet's own calendar, whatever the hour is elsewhere. */
function firstDay(candidates: (string | null)[]): string | null {
  for (const candidate of candidates) {
    const text = (candidate ?? "").trim().slice(0, 60);
    const written = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
    const day = written ? `${written[1]}-${written[2]}-${written[3]}` : wordedDay(text);
    if (day && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)) return day;
  }
  return null;
}

/** "Fri, 4 Jan 2013 09:30:00 GMT", "January 4, 2013". */
function wordedDay(text: string): string | null {
  const at = /\d{4}/.test(text) ? Date.parse(`${text.replace(/\s\d{1,2}:.*$/, "")} UTC`) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString().slice(0, 10);
}

function firstLanguage(candidates: (string | null)[]): Language | null {
  const codes = candidates.map((code) => (code ?? "").trim().slice(0, 2).toLowerCase());
  return languages.find((language) => language === codes.find((code) => code !== "")) ?? null;
}
