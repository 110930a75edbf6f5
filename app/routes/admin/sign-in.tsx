import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  comeIn,
  type EntranceReply,
  entranceRefusal,
  skipIfSignedIn,
  whenceOf,
} from "#app/http/entrance.server.ts";
import { panelHeaders } from "#app/http/panel-headers.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelPath } from "#app/http/panel-path.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { endFlashCookie, readFlash, ticketCookie } from "#app/http/staff-cookies.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { signIn } from "#app/staff/sign-in.server.ts";
import { SignInForm } from "#app/staff/staff-forms.ts";
import { EmailField, TooMany } from "#app/staff/ui/entrance-parts.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { FlashMessage } from "#app/ui/admin/flash-message.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("staff", (t) => t("entrance.signIn.title"));
export const headers = panelHeaders;

// GET /admin/sign-in
export async function loader(args: LoaderFunctionArgs) {
  await skipIfSignedIn(args);
  const flash = readFlash(args.request);

  return data({ flash }, flash ? { headers: { "Set-Cookie": endFlashCookie() } } : undefined);
}

// POST /admin/sign-in
export async function action(args: ActionFunctionArgs) {
  const form = parsePanelForm(await panelFields(args.request), SignInForm);
  if (!form.ok) return entranceRefusal(form);
  const result = await signIn(form.input, whenceOf(args));
  const typed = { email: form.input.email };
  const to = new URL(args.request.url).searchParams.get("to");
  switch (result.outcome) {
    case "signed-in":
      return comeIn(result.token, to);
    case "second-factor":
      return redirect(`/admin/second-factor?${new URLSearchParams({ to: panelPath(to) })}`, {
        status: 303,
        headers: { "Set-Cookie": ticketCookie(result.ticket) },
      });
    case "too-many":
      return entranceRefusal({ typed, retryAfter: result.retryAfter });
    case "refused":
      return entranceRefusal({ typed, errors: { password: "refused" } });
  }
}

export default function SignInRoute() {
  const { flash } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as EntranceReply | undefined;
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors);
  return (
    <>
      <h1>{t("entrance.signIn.title")}</h1>
      <FlashMessage flash={flash} />
      <TooMany seconds={reply?.retryAfter ?? 0} />
      <AdminForm submit={t("entrance.signIn.button")} errors={errors}>
        <EmailField typed={reply?.typed.email} error={errors.email} />
        <TextField
          name="password"
          type="password"
          label={t("entrance.password")}
          error={errors.password}
          autoComplete="current-password"
          required
        />
      </AdminForm>
      <p>
        <Link to="/admin/forgot">{t("entrance.signIn.forgot")}</Link>
      </p>
    </>
  );
}
