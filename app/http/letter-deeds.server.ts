import { translator } from "#app/i18n/translate.ts";
import { AnswerForm } from "#app/letters/answer-form.ts";
import { recordAnswer, removeAnswer } from "#app/letters/answers.server.ts";
import { releaseLetter, stopLetter } from "#app/letters/staff-deeds.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { parsePanelForm, type Typed } from "./read-panel-form.ts";
import { notFound } from "./refusals.ts";
import { done } from "./require-staff.server.ts";

type OfLetter = { id: string; pageId: string; campaignId: string; here: string };
/** What can be wrong with an answer: `panel.errors.<code>` of the locale `letters`. */
export type AnswerProblem = "required" | "long" | "day" | "future";
type Errors = Record<string, AnswerProblem>;

/** The deeds of a letter's page in the panel, by `intent`. What is wrong with an answer comes back with its form. */
export async function letterDeeds(
  { here, ...of }: OfLetter,
  fields: URLSearchParams,
  deed: { actor: StaffActor; now: Date },
): Promise<Response | { errors: Errors; typed: Typed }> {
  const t = translator(deed.actor.language, "letters");
  const say = (good: boolean, yes: string, no: string) =>
    done(here, { text: good ? yes : no, ...(!good && { tone: "bad" as const }) });
  const letter = { letterId: of.id, pageId: of.pageId, campaignId: of.campaignId };
  switch (fields.get("intent")) {
    case "release":
      return say((await releaseLetter(of, deed)) === "released", t("panel.released"), t("panel.notReleased"));
    case "stop":
      return say((await stopLetter(of, deed)) === "stopped", t("panel.stopped"), t("panel.notStopped"));
    case "remove-answer": {
      const answer = fields.get("answer");
      if (isUuid(answer)) await removeAnswer(answer, letter, deed);
      return done(here, { text: t("panel.answers.removed") });
    }
    case "answer": {
      const form = parsePanelForm(fields, AnswerForm);
      if (!form.ok) return { errors: form.errors as Errors, typed: form.typed };
      const result = await recordAnswer(letter, form.input, deed);
      if (result === "not-found") throw notFound("page");
      if (result === "future") return { errors: { on: "future" }, typed: Object.fromEntries(fields) };
      return done(here, { text: t("panel.answers.recorded") });
    }
    default:
      throw notFound("page");
  }
}
