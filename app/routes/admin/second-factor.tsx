import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import {
  comeIn,
  type EntranceReply,
  entranceRefusal,
  skipIfSignedIn,
  whenceOf,
} from "#app/http/entrance.server.ts";
import { panelHeaders } from "#app/http/panel-headers.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { done, entranceLanguage, SIGN_IN } from "#app/http/require-staff.server.ts";
import { readTicketCookie } from "#app/http/staff-cookies.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { isTicket, signInWithCode } from "#app/staff/sign-in.server.ts";
import { CodeForm } from "#app/staff/staff-forms.ts";
import { TooMany } from "#app/staff/ui/entrance-parts.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("staff", (t) => t("entrance.code.title"));
export const headers = panelHeaders;

// GET /admin/second-factor: shown after a right password, and for ten minutes
export async function loader(args: LoaderFunctionArgs) {
  await skipIfSignedIn(args);
  const ticket = readTicketCookie(args.request);
  if (!ticket || !isTicket(ticket, args.context.visit.now)) throw redirect(SIGN_IN, 303);
  return null;
}

// POST /admin/second-factor
export async function action(args: ActionFunctionArgs) {
  const form = parsePanelForm(await panelFields(args.request), CodeForm);
  if (!form.ok) return entranceRefusal({ errors: form.errors });
  const ticket = readTicketCookie(args.request) ?? "";
  const result = await signInWithCode({ ticket, code: form.input.code }, whenceOf(args));
  switch (result.outcome) {
    case "signed-in":
      return comeIn(result.token, new URL(args.request.url).searchParams.get("to"));
    case "too-many":
      return entranceRefusal({ retryAfter: result.retryAfter });
    case "refused":
      return entranceRefusal({ errors: { code: "wrong-code" } });
    default: {
      const t = translator(entranceLanguage(args.request), "staff");
      return done(SIGN_IN, { text: t("entrance.code.expired"), tone: "bad" });
    }
  }
}

export default function SecondFactorRoute() {
  const reply = useActionData<typeof action>() as EntranceReply | undefined;
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors);
  return (
    <>
      <h1>{t("entrance.code.title")}</h1>
      <TooMany seconds={reply?.retryAfter ?? 0} />
      <AdminForm submit={t("entrance.code.button")} errors={errors}>
        <TextField
          name="code"
          label={t("entrance.code.label")}
          hint={t("entrance.code.hint")}
          error={errors.code}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
        />
      </AdminForm>
    </>
  );
}
