import type { DatePrecision } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import type { RichText } from "../platform/rich-text.ts";
import type { PostKind } from "./post-kind.ts";

export interface PostSummary {
  id: string;
  slug: string;
  kind: PostKind;
  title: string;
  excerpt: string;
  /** The date it speaks of, no more exactly than `precision` says. */
  datedOn: string;
  precision: DatePrecision;
  publishedAt: string;
  updatedAt: string;
  pinned: boolean;
  datelinePlace: string | null;
  /** Whose statement it is; null is the campaign's own. */
  partner: { name: string; url: string | null } | null;
  /** Press: newspaper or station, writer, where to read it and in which language. */
  outlet: string | null;
  byline: string | null;
  url: string | null;
  urlLanguage: Language | null;
  /** Whether there is more to read than the excerpt. */
  hasBody: boolean;
  /** The language of title and excerpt: not always the one asked for. */
  language: Language;
}

export interface PostPage extends PostSummary {
  body: RichText | null;
}
