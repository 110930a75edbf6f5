import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StaffActor } from "#app/staff/actor.ts";
import {
  changePassword,
  changeProfile,
  endOwnSessions,
  isToldOfMoves,
} from "#app/staff/own-account.server.ts";
import { sessionsOf } from "#app/staff/sessions.server.ts";
import { changePasswordForm, ProfileForm } from "#app/staff/staff-forms.ts";
import { twoFactorState } from "#app/staff/two-factor.server.ts";
import { PasswordPanel, ProfilePanel, TwoFactorPanel } from "#app/staff/ui/account-panels.tsx";
import { AccountTabs } from "#app/staff/ui/account-tabs.tsx";
import { SessionsPanel } from "#app/staff/ui/sessions-panel.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("staff", (t) => t("account.title"));

const PAGE = "/admin/account";

// GET /admin/account
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "panel.enter");
  const { now } = args.context.visit;
  const [sessions, twoFactor, toldOfMoves] = await Promise.all([
    sessionsOf(actor, { now }),
    twoFactorState(actor.id),
    isToldOfMoves(actor.id),
  ]);
  const { name, email, language, timeZone } = actor;
  const zones = Intl.supportedValuesOf("timeZone");
  const profile = { name, email, language, timeZone, toldOfMoves };
  return { profile, sessions, twoFactor, zones, now: now.toISOString() };
}

// POST /admin/account: one of its forms, by `intent`
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "panel.enter");
  const fields = await panelFields(args.request);
  switch (fields.get("intent")) {
    case "password":
      return setPassword(args, actor, fields);
    case "end-session":
      return endSessions(args, actor, { id: fields.get("session") ?? "" });
    case "end-others":
      return endSessions(args, actor, "others");
    default:
      return setProfile(args, actor, fields);
  }
}

async function setProfile(args: Asked, actor: StaffActor, fields: URLSearchParams) {
  const form = parsePanelForm(fields, ProfileForm);
  if (!form.ok) return data(form, { status: 422 });
  await changeProfile(form.input, deed(actor, args));
  return done(PAGE, { text: translator(form.input.language, "staff")("account.saved") });
}

async function setPassword(args: Asked, actor: StaffActor, fields: URLSearchParams) {
  const form = parsePanelForm(fields, changePasswordForm(actor));
  if (!form.ok) return data(form, { status: 422 });
  const t = translator(actor.language, "staff");
  const result = await changePassword(form.input, deed(actor, args));
  if (result.outcome === "changed") return done(PAGE, { text: t("account.changed") });
  const current =
    result.outcome === "too-many"
      ? t("entrance.tooMany", { count: Math.ceil(result.retryAfter / 60) })
      : result.outcome;
  return data({ ok: false as const, intent: form.intent, typed: {}, errors: { current } }, { status: 422 });
}

async function endSessions(args: Asked, actor: StaffActor, which: Parameters<typeof endOwnSessions>[0]) {
  const ended = await endOwnSessions(which, deed(actor, args));
  return done(PAGE, { text: translator(actor.language, "staff")("account.ended", { count: ended }) });
}

export default function AccountRoute() {
  const { profile, sessions, twoFactor, zones, now } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("staff");
  const words = useErrorWords();
  // A box that was not ticked is not among what was typed.
  const typed =
    reply?.intent === "profile" ? { ...reply.typed, toldOfMoves: "toldOfMoves" in reply.typed } : {};
  const errorsOf = (intent: string) => (reply?.intent === intent ? words(reply.errors) : {});
  return (
    <>
      <PageHead title={t("account.title")} hint={profile.email} />
      <AccountTabs />
      <Panels>
        <ProfilePanel profile={{ ...profile, ...typed }} zones={zones} errors={errorsOf("profile")} />
        <PasswordPanel email={profile.email} errors={errorsOf("password")} />
        <TwoFactorPanel twoFactor={twoFactor} />
        <SessionsPanel sessions={sessions} now={now} />
      </Panels>
    </>
  );
}
