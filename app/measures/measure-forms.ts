import { z } from "zod";
import type { DatePrecision } from "#app/i18n/format.ts";
import { chambers } from "#app/officials/houses.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { isBody } from "./body.ts";
import { stances } from "./stance.ts";

// The messages are codes: the pages have the words.
export const line = (longest: number) =>
  z
    .string()
    .default("")
    .transform((text) => text.trim())
    .refine((text) => text.length <= longest, "too-long");
const optional = (longest: number) => line(longest).transform((text) => text || null);

export const link = optional(500).refine((text) => text === null || isLink(text), "bad-url");

/** A page elsewhere, or one of ours ("/campaigns/…"). */
function isLink(text: string): boolean {
  if (/^\/(?!\/)\S*$/.test(text)) return true;
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

const count = optional(6).transform((text, context) => {
  if (text === null) return null;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  context.addIssue({ code: "custom", message: "number" });
  return z.NEVER;
});

/** A day as exactly as it is known. `on`: its first calendar day. */
export type KnownDay = { on: string; precision: DatePrecision };

/** Reads "2013-01-14", "2013-01" or "2013"; null for anything else and for days that do not exist. */
export function readKnownDay(text: string): KnownDay | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text.trim()) ?? [];
  if (!year) return null;
  const on = `${year}-${month ?? "01"}-${day ?? "01"}`;
  const at = new Date(`${on}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== on) return null;
  return { on, precision: day ? "day" : month ? "month" : "year" };
}

/** The same as it is typed. */
export const knownDayText = ({ on, precision }: KnownDay): string =>
  on.slice(0, { year: 4, month: 7, day: 10 }[precision]);

const knownDay = line(10).transform((text, context): KnownDay | null => {
  const read = text === "" ? null : readKnownDay(text);
  if (text === "" || read) return read;
  context.addIssue({ code: "custom", message: "bad-date" });
  return z.NEVER;
});

const eitherLanguage = (en: string, es: string) => en !== "" || es !== "";

export const MeasureForm = z
  .object({
    body: z.string({ error: "required" }).refine(isBody, "required"),
    identifier: line(40).refine((text) => text !== "", "required"),
    session: line(40).refine((text) => text !== "", "required"),
    title_en: line(200),
    title_es: line(200),
    authors: optional(200),
    url: link,
  })
  .refine(({ title_en, title_es }) => eitherLanguage(title_en, title_es), {
    path: ["title_en"],
    error: "required",
  });

export const stageKinds = ["introduced", "committee", "floor", "executive", "law"] as const;

export const stageOutcomes = ["ahead", "here", "done", "vetoed", "failed"] as const;

export const StageForm = z
  .object({
    label_en: line(80),
    label_es: line(80),
    note_en: optional(300),
    note_es: optional(300),
    kind: z.enum(stageKinds, { error: "required" }),
    chamber: z.enum(["", ...chambers], { error: "required" }).transform((text) => text || null),
    committee: line(36)
      .transform((text) => text || null)
      .refine((id) => id === null || isUuid(id), "unknown-committee"),
    outcome: z.enum(stageOutcomes, { error: "required" }),
    occurred_on: knownDay,
    votes_needed: count,
    seats: count,
    votes_for: count,
    votes_against: count,
    url: link,
  })
  .refine(({ label_en, label_es }) => eitherLanguage(label_en, label_es), {
    path: ["label_en"],
    error: "required",
  })
  .refine(({ votes_needed }) => votes_needed === null || votes_needed > 0, {
    path: ["votes_needed"],
    error: "number",
  })
  .refine(({ votes_needed, seats }) => seats === null || seats >= (votes_needed ?? 1), {
    path: ["seats"],
    error: "fewer-than-needed",
  });

export type StageInput = z.output<typeof StageForm>;

export const HearingForm = z.object({
  starts_at: line(16).refine((text) => text !== "", "required"),
  place: optional(200),
  url: link,
});

/** Whether a day has not begun anywhere yet: nobody has said anything on it. */
const isAhead = (day: KnownDay | null) =>
  day !== null && new Date(`${day.on}T00:00:00Z`).getTime() > Date.now() + 14 * 3_600_000;

/** What was said or done, when, and where that can be checked. */
const statement = {
  stated_on: knownDay.refine((day) => day !== null, "required").refine((day) => !isAhead(day), "day-ahead"),
  evidence_en: line(500),
  evidence_es: line(500),
  source_en: optional(200),
  source_es: optional(200),
  url: link,
};

const hasEvidence = ({ evidence_en, evidence_es }: { evidence_en: string; evidence_es: string }) =>
  eitherLanguage(evidence_en, evidence_es);
const evidenceMissing = { path: ["evidence_en"], error: "required" };

const stance = z.enum(stances, { error: "required" });

export const PositionForm = z
  .object({ official: z.uuid("required"), stance, ...statement })
  .refine(hasEvidence, evidenceMissing);

/** A line of a list of statements, without whose it is. */
export const StatementForm = z.object({ stance, ...statement }).refine(hasEvidence, evidenceMissing);

export type PositionInput = z.output<typeof PositionForm>;

/** A recorded vote: who stands where, a line each, and one statement for all of them. */
export const VotesForm = z
  .object({ votes: line(50_000).refine((text) => text !== "", "required"), ...statement })
  .refine(hasEvidence, evidenceMissing);

export type VotesInput = Omit<z.output<typeof VotesForm>, "votes">;
