import { translator } from "#app/i18n/translate.ts";
import type { ColumnTarget } from "#app/imports/column-target.ts";
import { type Plan, readPlanForm } from "#app/imports/import-plan.ts";
import type { ImportView } from "#app/imports/import-queries.server.ts";
import {
  discardImport,
  planImport,
  type StepOutcome,
  startImport,
  undoImport,
} from "#app/imports/start-import.server.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { notFound } from "./refusals.ts";
import { type Asked, deed } from "./require-staff.server.ts";
import { flashCookie } from "./staff-cookies.server.ts";

type Typed = Record<string, string>;

export type ImportReply =
  | { ok: true; to: string; headers: Record<string, string> }
  /** The form of the columns comes back. */
  | { ok: false; errors: Record<string, string>; typed: Typed; targets: ColumnTarget[] };

type Deeds = { actor: StaffActor; args: Asked };

/** Does one of the steps of an import, by the form's `intent`. */
export async function importDeeds(
  view: ImportView,
  fields: URLSearchParams,
  { actor, args }: Deeds,
): Promise<ImportReply> {
  const how = deed(actor, args);
  const version = Number(fields.get("version") ?? Number.NaN);
  switch (fields.get("intent")) {
    case "plan": {
      const today = await organisationDay(args.context.visit.now);
      const reading = readPlanForm(fields, view.headings.length, today);
      if (!reading.ok) return { ok: false, errors: reading.errors, ...typedIn(fields, view) };
      return stepReply(view, actor, await planImport(view.id, reading.plan, version, how));
    }
    case "import":
      return stepReply(view, actor, await startImport(view.id, version, how));
    case "undo":
      return stepReply(view, actor, await undoImport(view.id, how));
    case "discard": {
      const { outcome } = await discardImport(view.id, how);
      if (outcome !== "discarded") return stepReply(view, actor, { outcome });
      const text = translator(actor.language, "imports")("facts.discarded", { name: view.fileName });
      return { ok: true, to: "/admin/imports", headers: { "Set-Cookie": flashCookie({ text }) } };
    }
    default:
      throw notFound("page");
  }
}

function stepReply(view: ImportView, { language }: StaffActor, { outcome }: StepOutcome): ImportReply {
  const to = `/admin/imports/${view.id}`;
  if (outcome === "started") return { ok: true, to, headers: {} };
  if (outcome === "not-found") throw notFound("page");
  const text = translator(language, "imports")(`flash.${outcome}`);
  return { ok: true, to, headers: { "Set-Cookie": flashCookie({ text }) } };
}

function typedIn(fields: URLSearchParams, view: ImportView): { typed: Typed; targets: ColumnTarget[] } {
  return {
    typed: Object.fromEntries(fields),
    targets: view.headings.map((_, at) => (fields.get(`column.${at}`) ?? "") as ColumnTarget),
  };
}

/** The fields of the form as they were chosen before; nothing before the first time. */
export function planFields(plan: Plan | null): Typed {
  if (!plan) return {};
  const { existing, badValues, country, language, dates, tags, consent } = plan;
  return {
    existing,
    bad_values: badValues,
    country,
    language,
    dates,
    tags: tags.join(", "),
    consent: consent.kind,
    ...(consent.kind !== "none" && {
      consent_words: consent.words,
      consent_language: consent.language,
      consent_where: consent.where,
      consent_on: consent.on,
      ...(consent.kind === "given" && consent.sms && { consent_sms: "on" }),
    }),
  };
}
