import type { StageInput } from "./measure-forms.ts";

/** A stage's columns as they are kept. */
export const stageColumns = (input: StageInput) => ({
  outcome: input.outcome,
  kind: input.kind,
  chamber: input.chamber,
  committeeId: input.committee,
  occurredOn: input.occurred_on && new Date(`${input.occurred_on.on}T00:00:00Z`),
  precision: input.occurred_on?.precision ?? null,
  votesNeeded: input.votes_needed,
  seats: input.seats,
  votesFor: input.votes_for,
  votesAgainst: input.votes_against,
  sourceUrl: input.url,
});

/** Its words, a row for each language that has a name for it. */
export const stageWords = ({ label_en, label_es, note_en, note_es }: StageInput) =>
  [
    { language: "en" as const, label: label_en, note: note_en },
    { language: "es" as const, label: label_es, note: note_es },
  ].filter(({ label }) => label !== "");

/** Stages of a new road, in order. */
export const stageRows = (road: StageInput[]) =>
  road.map((input, position) => ({
    ...stageColumns(input),
    position,
    translations: { create: stageWords(input) },
  }));
