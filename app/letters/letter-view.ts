import type { Language } from "#app/i18n/language.ts";
import type { Stance } from "#app/measures/stance.ts";
import type { HomeChoice } from "#app/outreach/find-home.server.ts";
import type { LetterStatus, LetterWay } from "#app/platform/prisma/enums.ts";
import type { LetterErrors, TypedLetter } from "./letter-text.ts";

/** Somebody who gets the letter, as the form shows them. */
export type AddresseeView = {
  id: string;
  name: string;
  title: string;
  stance: Stance;
  isOwn: boolean;
  isChair: boolean;
  way: LetterWay;
  /** The office publishes a form or a site to take the letter to. */
  hasPage: boolean;
  salutation: string;
};

export type LetterToWrite = {
  visitor: { givenName: string; place: string | null };
  addressees: AddresseeView[];
  byFallback: boolean;
  /** Titles of the visitor's own seats that nobody holds. */
  vacant: string[];
  subjects: string[];
  /** The line that is chosen to begin with. */
  subject: string;
  /** The paragraphs that are offered. */
  body: string;
  /** The language the page's own words are in. */
  wordsIn: Language;
};

/** A letter as its writer sees it after writing. Instants are ISO 8601. */
export type WrittenLetter = {
  id: string;
  official: string;
  title: string;
  way: LetterWay;
  /** What became of it, as far as its writer is told: what staff hold looks as if it waited its turn. */
  status: LetterStatus;
  isConfirmed: boolean;
  sentAt: string | null;
  /** The office's form or site. */
  page: string | null;
  phone: { href: string; shown: string } | null;
  /** Ready to be taken along: subject apart. */
  subject: string;
  text: string;
};

/** An answer of an office on the public wall. */
export type WallAnswer = { id: string; official: string; title: string; on: string; body: string };

/** What is wrong with who somebody said they are; as the form of that step takes it. */
type MeetProblem = {
  errors: Record<string, string[]>;
  typed: Record<string, string>;
  suggestion?: string;
  choices?: HomeChoice[];
};

/** What a posted form comes back with. */
export type LetterStepReply =
  | { at: "closed" }
  /** `lost`: the browser forgot who they are. What was typed of the letter is kept. */
  | { at: "meet"; lost: boolean; meet: MeetProblem; letter: TypedLetter }
  | { at: "letter"; letter: LetterToWrite; errors: LetterErrors; typed: TypedLetter };
