import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { comeIn, type EntranceReply, entranceRefusal, whenceOf } from "#app/http/entrance.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { entranceLanguage } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { isSetUpLink, setUpOwner } from "#app/staff/first-owner.server.ts";
import { SetUpForm } from "#app/staff/staff-forms.ts";
import { EmailField, LinkOver, NewPasswordField } from "#app/staff/ui/entrance-parts.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("staff", (t) => t("entrance.setUp.title"));

// GET /admin/set-up/:token: the link that the first start prints
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const works = await isSetUpLink(params.token!, context.visit);
  return data({ works }, { status: works || request.method === "POST" ? 200 : 410 });
}

// POST /admin/set-up/:token
export async function action(args: ActionFunctionArgs) {
  const { params, context, request } = args;
  const over = () => data({ errors: {}, typed: {}, retryAfter: 0 }, { status: 410 });
  if (!(await isSetUpLink(params.token!, context.visit))) return over();
  const form = parsePanelForm(await panelFields(request), SetUpForm);
  if (!form.ok) return entranceRefusal(form);
  const owner = { ...form.input, language: entranceLanguage(request) };
  const result = await setUpOwner(params.token!, owner, whenceOf(args));
  return result.outcome === "signed-in" ? comeIn(result.token) : over();
}

export default function SetUpRoute() {
  const { works } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as EntranceReply | undefined;
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors);
  if (!works) return <LinkOver />;
  const typed = reply?.typed ?? {};
  return (
    <>
      <h1>{t("entrance.setUp.title")}</h1>
      <p>{t("entrance.setUp.lead")}</p>
      <AdminForm submit={t("entrance.setUp.button")} errors={errors}>
        <TextField
          name="name"
          label={t("entrance.name")}
          defaultValue={typed.name}
          error={errors.name}
          autoComplete="name"
          maxLength={100}
          required
        />
        <EmailField typed={typed.email} error={errors.email} />
        <NewPasswordField label={t("entrance.newPassword")} error={errors.password} />
      </AdminForm>
    </>
  );
}
