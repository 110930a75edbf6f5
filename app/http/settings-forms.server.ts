import { redirect } from "@remix-run/node";
import { translator } from "#app/i18n/translate.ts";
import { takeBackOrganisation } from "#app/organisation/change-organisation.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { type Asked, deed, done } from "./require-staff.server.ts";

/** The version a form was filled with; -1, which nothing has, when it does not say. */
export function readVersion(fields: URLSearchParams): number {
  const text = fields.get("version") ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** Takes the last change of the organisation back, and says whether that could be. */
export async function takeBack(args: Asked, actor: StaffActor, fields: URLSearchParams, page: string) {
  const t = translator(actor.language, "settings");
  const result = await takeBackOrganisation(readVersion(fields), deed(actor, args));
  if (result === null) return done(page, { text: t("meanwhile.notTakenBack"), tone: "bad" });
  if (result.outcome !== "saved") return redirect(page, 303);
  const undo = { action: page, fields: { intent: "take-back", version: String(result.version) } };
  return done(page, { text: t("meanwhile.takenBack"), undo });
}
