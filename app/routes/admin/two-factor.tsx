import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelHeaders } from "#app/http/panel-headers.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { type Asked, deed, done, findStaff, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { CodeForm } from "#app/staff/staff-forms.ts";
import {
  offerTwoFactor,
  renewRecoveryCodes,
  turnOffTwoFactor,
  turnOnTwoFactor,
  twoFactorState,
} from "#app/staff/two-factor.server.ts";
import { AccountTabs } from "#app/staff/ui/account-tabs.tsx";
import { RecoveryCodes, TwoFactorOn, TwoFactorSetUp } from "#app/staff/ui/two-factor-views.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { plainHeadline } from "#app/ui/headline.ts";

export const meta = panelMeta("staff", (t) => t("twoFactor.title"));
export const headers = panelHeaders;

const enter = (args: Asked) => requireStaff(args, "panel.enter", null, { evenWithoutTwoFactor: true });

// GET /admin/account/two-factor
export async function loader(args: LoaderFunctionArgs) {
  const actor = await enter(args);
  const { since } = await twoFactorState(actor.id);
  if (since) return { since, offer: null, owed: false };
  const issuer = plainHeadline((await getOrganisation(actor.language)).name);
  const { secret, address } = await offerTwoFactor(actor, issuer);
  const owed = (await findStaff(args))?.owesTwoFactor ?? false;
  return { since: null, offer: { secret, qr: qrPath(address) }, owed };
}

const verbs = { "turn-on": turnOnTwoFactor, "turn-off": turnOffTwoFactor, renew: renewRecoveryCodes };

// POST /admin/account/two-factor: a code and what it is for
export async function action(args: ActionFunctionArgs) {
  const actor = await enter(args);
  const form = parsePanelForm(await panelFields(args.request), CodeForm);
  const intent = form.intent in verbs ? (form.intent as keyof typeof verbs) : "turn-on";
  if (!form.ok) return data({ codes: null, errors: form.errors, intent }, { status: 422 });
  const t = translator(actor.language, "staff");
  const result = await verbs[intent](form.input.code, deed(actor, args));
  switch (result.outcome) {
    case "on":
      return data({ codes: result.codes, errors: {}, intent });
    case "off":
      return done("/admin/account", { text: t("twoFactor.offDone") });
    case "wrong-code":
      return data({ codes: null, errors: { code: t("twoFactor.wrong") }, intent }, { status: 422 });
    case "too-many": {
      const code = t("entrance.tooMany", { count: Math.ceil(result.retryAfter / 60) });
      const headers = { "Retry-After": String(result.retryAfter) };
      return data({ codes: null, errors: { code }, intent }, { status: 429, headers });
    }
  }
}

export default function TwoFactorRoute() {
  const { since, offer, owed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors as Record<string, string> | undefined);
  return (
    <>
      <PageHead title={t("twoFactor.title")} hint={owed ? t("twoFactor.owed") : null} />
      {owed ? null : <AccountTabs />}
      {reply?.codes ? <RecoveryCodes codes={reply.codes} /> : null}
      {offer && !reply?.codes ? <TwoFactorSetUp {...offer} errors={errors} /> : null}
      {since && !reply?.codes ? <TwoFactorOn since={since} errors={errors} intent={reply?.intent} /> : null}
    </>
  );
}
