import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { type EntranceReply, entranceRefusal, skipIfSignedIn, whenceOf } from "#app/http/entrance.server.ts";
import { panelHeaders } from "#app/http/panel-headers.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { requestReset } from "#app/staff/reset-password.server.ts";
import { ForgotForm } from "#app/staff/staff-forms.ts";
import { EmailField, TooMany } from "#app/staff/ui/entrance-parts.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";

export const meta = panelMeta("staff", (t) => t("entrance.forgot.title"));
export const headers = panelHeaders;

// GET /admin/forgot
export async function loader(args: LoaderFunctionArgs) {
  await skipIfSignedIn(args);
  return null;
}

// POST /admin/forgot: the same answer for every address, known or not
export async function action(args: ActionFunctionArgs) {
  const form = parsePanelForm(await panelFields(args.request), ForgotForm);
  if (!form.ok) return entranceRefusal(form);
  const result = await requestReset(form.input.email, whenceOf(args));
  if (result.outcome === "too-many") return entranceRefusal({ retryAfter: result.retryAfter });
  return { errors: {}, typed: {}, retryAfter: 0, sent: true } satisfies EntranceReply;
}

export default function ForgotRoute() {
  const reply = useActionData<typeof action>() as EntranceReply | undefined;
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors);
  if (reply?.sent) {
    return (
      <>
        <h1>{t("entrance.forgot.sentTitle")}</h1>
        <p role="status">{t("entrance.forgot.sent")}</p>
        <p>
          <Link to="/admin/sign-in">{t("entrance.toSignIn")}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>{t("entrance.forgot.title")}</h1>
      <p>{t("entrance.forgot.lead")}</p>
      <TooMany seconds={reply?.retryAfter ?? 0} />
      <AdminForm submit={t("entrance.forgot.button")} errors={errors}>
        <EmailField typed={reply?.typed.email} error={errors.email} />
      </AdminForm>
      <p>
        <Link to="/admin/sign-in">{t("entrance.toSignIn")}</Link>
      </p>
    </>
  );
}
