import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type EntranceReply, entranceRefusal, whenceOf } from "#app/http/entrance.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { done, entranceLanguage, SIGN_IN } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { resetPassword } from "#app/staff/reset-password.server.ts";
import { newPasswordForm } from "#app/staff/staff-forms.ts";
import { findStaffToken } from "#app/staff/staff-tokens.server.ts";
import { LinkOver, NewPasswordField } from "#app/staff/ui/entrance-parts.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";

export const meta = panelMeta("staff", (t) => t("entrance.reset.title"));

// GET /admin/reset/:token: shows, and changes nothing
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const link = await findStaffToken(params.token!, "reset", context.visit);
  const email = link?.member?.email ?? null;
  return data({ email }, { status: email || request.method === "POST" ? 200 : 410 });
}

// POST /admin/reset/:token
export async function action(args: ActionFunctionArgs) {
  const { params, context, request } = args;
  const link = await findStaffToken(params.token!, "reset", context.visit);
  if (!link?.member) return data({ errors: {}, typed: {}, retryAfter: 0 }, { status: 410 });
  const form = parsePanelForm(await panelFields(request), newPasswordForm(link.member));
  if (!form.ok) return entranceRefusal(form);
  const result = await resetPassword(params.token!, form.input.password, whenceOf(args));
  if (result.outcome === "link-over") return data({ errors: {}, typed: {}, retryAfter: 0 }, { status: 410 });
  return done(SIGN_IN, { text: translator(entranceLanguage(request), "staff")("entrance.resetDone") });
}

export default function ResetRoute() {
  const { email } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as EntranceReply | undefined;
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors);
  if (email === null) return <LinkOver />;
  return (
    <>
      <h1>{t("entrance.reset.title")}</h1>
      <p>{t("entrance.reset.lead", { email })}</p>
      <AdminForm submit={t("entrance.reset.button")} errors={errors}>
        <input type="text" name="username" defaultValue={email} autoComplete="username" hidden readOnly />
        <NewPasswordField label={t("entrance.newPassword")} error={errors.password} />
      </AdminForm>
    </>
  );
}
