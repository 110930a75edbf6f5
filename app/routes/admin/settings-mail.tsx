import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PaceForm } from "#app/blasts/blast-forms.ts";
import { changePace, paceSettings } from "#app/blasts/blast-pace.server.ts";
import { PacePanel } from "#app/blasts/ui/pace-panel.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { readVersion, takeBack } from "#app/http/settings-forms.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { checkSender } from "#app/mail/sender-checks.server.ts";
import { changeOrganisation } from "#app/organisation/change-organisation.server.ts";
import { SenderForm, TestMailForm } from "#app/organisation/organisation-form.ts";
import { organisationProfile } from "#app/organisation/organisation-profile.server.ts";
import { MeanwhileNote } from "#app/organisation/ui/meanwhile-note.tsx";
import { useFieldNames } from "#app/organisation/ui/use-field-names.ts";
import { useSettingsErrors } from "#app/organisation/ui/use-settings-errors.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { mailSender } from "#app/platform/smtp.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { Panels } from "#app/ui/admin/panels.tsx";
import { sendTestMail } from "#app/upkeep/test-mail.server.ts";
import {
  SenderChecksPanel,
  SenderPanel,
  TestMailPanel,
  type TestResult,
} from "#app/upkeep/ui/mail-panels.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.mail"));

const PAGE = "/admin/settings/mail";

// GET /admin/settings/mail; ?dns=ask looks the sender's records up
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const { profile, version } = await organisationProfile();
  const { MAIL_FROM, SMTP_URL, DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY, EMAIL_RETURN_PATH } =
    getSettings();
  const { address } = mailSender({ name: "", mailFrom: profile.mail_from });
  const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
  const asks = new URL(args.request.url).searchParams.get("dns") === "ask";
  const dkim =
    DKIM_DOMAIN && DKIM_SELECTOR && DKIM_PRIVATE_KEY
      ? { domain: DKIM_DOMAIN, selector: DKIM_SELECTOR, privateKey: DKIM_PRIVATE_KEY }
      : null;
  return {
    filled: {
      mail_from: profile.mail_from,
      mail_from_name: profile.mail_from_name ?? "",
      reply_to: profile.reply_to ?? "",
    } as Record<string, string>,
    version,
    overridden: MAIL_FROM ?? null,
    server: SMTP_URL ? new URL(SMTP_URL).host : null,
    me: actor.email,
    domain,
    pace: await paceSettings(),
    checks: asks
      ? await checkSender({ domain, returnDomain: EMAIL_RETURN_PATH?.split("@")[1]?.toLowerCase(), dkim })
      : null,
  };
}

// POST /admin/settings/mail: the sender, a test mail, the measure of mail-outs, or a change taken back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const fields = await panelFields(args.request);
  switch (fields.get("intent")) {
    case "take-back":
      return takeBack(args, actor, fields, PAGE);
    case "test":
      return test(args, actor, fields);
    case "pace":
      return setPace(args, actor, fields);
    default:
      return saveSender(args, actor, fields);
  }
}

const nothing = { test: null as TestResult | null, meanwhile: null, version: null as number | null };

async function test(args: Asked, actor: StaffActor, fields: URLSearchParams) {
  const form = parsePanelForm(fields, TestMailForm);
  if (!form.ok) return data({ ...nothing, ...form }, { status: 422 });
  const { to } = form.input;
  const { mailId, outcome, reply } = await sendTestMail(to, deed(actor, args));
  const captured = !getSettings().SMTP_URL && outcome === "sent";
  const capturedHref = captured ? `/admin/settings/outbox/${mailId}` : null;
  return data({
    ...nothing,
    intent: "test",
    errors: {},
    typed: { to },
    test: { outcome, reply, to, capturedHref },
  });
}

async function setPace(args: Asked, actor: StaffActor, fields: URLSearchParams) {
  const form = parsePanelForm(fields, PaceForm);
  if (!form.ok) return data({ ...nothing, ...form }, { status: 422 });
  await changePace(form.input, deed(actor, args));
  return done(PAGE, { text: translator(actor.language, "blasts")("pace.saved") });
}

async function saveSender(args: Asked, actor: StaffActor, fields: URLSearchParams) {
  const form = parsePanelForm(fields, SenderForm);
  if (!form.ok) return data({ ...nothing, ...form, version: readVersion(fields) }, { status: 422 });
  const result = await changeOrganisation(form.input, readVersion(fields), deed(actor, args));
  if (result.outcome === "unchanged") return redirect(PAGE, 303);
  if (result.outcome === "saved") {
    const text = translator(actor.language, "settings")("mail.saved");
    const undo = { action: PAGE, fields: { intent: "take-back", version: String(result.version) } };
    return done(PAGE, { text, undo });
  }
  const { version, by, fields: changed } = result;
  const typed = Object.fromEntries(fields);
  return data(
    { ...nothing, intent: "sender", errors: {}, typed, version, meanwhile: { by, fields: changed } },
    { status: 409 },
  );
}

export default function SettingsMailRoute() {
  const { filled, version, overridden, server, me, domain, checks, pace } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const words = useSettingsErrors();
  const names = useFieldNames();
  const of = (intent: string) => (reply?.intent === intent ? reply : null);
  const errors = (intent: string) => words(of(intent)?.errors as Record<string, string> | undefined);
  const sender = { ...filled, ...(of("sender")?.typed as Record<string, string> | undefined) };
  const tested = of("test")?.typed as Record<string, string> | undefined;
  return (
    <>
      <SettingsHead page="mail" />
      {reply?.meanwhile ? (
        <MeanwhileNote by={reply.meanwhile.by} fields={reply.meanwhile.fields.map(names)} />
      ) : null}
      <Panels>
        <SenderPanel
          key={version}
          filled={sender}
          version={of("sender")?.version ?? version}
          errors={errors("sender")}
          overridden={overridden}
        />
        <TestMailPanel
          to={tested?.to ?? me}
          errors={errors("test")}
          server={server}
          result={reply?.test ?? null}
        />
        <SenderChecksPanel domain={domain} checks={checks} />
        <PacePanel
          pace={pace}
          errors={(of("pace")?.errors ?? {}) as Record<string, string>}
          typed={(of("pace")?.typed ?? {}) as Record<string, string>}
        />
      </Panels>
    </>
  );
}
