import { LetterStatus, type LetterWay } from "#app/platform/prisma/enums.ts";

export const letterStatuses = Object.values(LetterStatus);

/** What a list of letters is narrowed to; null: everything. */
export type LetterFilter = { status: LetterStatus | null; official: string | null };

/** Letters to one official, by what became of them. */
export type OfficialLetters = {
  id: string;
  name: string;
  total: number;
  counts: Partial<Record<LetterStatus, number>>;
};

/** A letter as staff see it. Instants are ISO 8601; an erased writer's words are empty. */
export type PanelLetter = {
  id: string;
  supporterId: string;
  official: string;
  way: LetterWay;
  status: LetterStatus;
  address: string | null;
  writer: string;
  place: string | null;
  subject: string;
  body: string;
  /** Why abuse checks hold it. */
  reasons: string[];
  writtenAt: string;
  confirmedAt: string | null;
  sentAt: string | null;
  note: string | null;
  answers: { id: string; body: string; on: string; isPublic: boolean; recordedByName: string }[];
};
