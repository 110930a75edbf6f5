import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { comeIn, type EntranceReply, entranceRefusal, whenceOf } from "#app/http/entrance.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { acceptInvitation } from "#app/staff/invite.server.ts";
import { acceptForm } from "#app/staff/staff-forms.ts";
import { findStaffToken } from "#app/staff/staff-tokens.server.ts";
import { LinkOver, NewPasswordField } from "#app/staff/ui/entrance-parts.tsx";
import { useErrorWords } from "#app/staff/ui/use-error-words.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("staff", (t) => t("entrance.invitation.title"));

// GET /admin/invitation/:token: shows, and changes nothing
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const link = await findStaffToken(params.token!, "invitation", context.visit);
  const invited = link?.member ? { name: link.member.name, email: link.member.email } : null;
  return data({ invited }, { status: invited || request.method === "POST" ? 200 : 410 });
}

// POST /admin/invitation/:token
export async function action(args: ActionFunctionArgs) {
  const { params, context, request } = args;
  const over = () => data({ errors: {}, typed: {}, retryAfter: 0 }, { status: 410 });
  const link = await findStaffToken(params.token!, "invitation", context.visit);
  if (!link?.member) return over();
  const form = parsePanelForm(await panelFields(request), acceptForm(link.member.email));
  if (!form.ok) return entranceRefusal(form);
  const result = await acceptInvitation(params.token!, form.input, whenceOf(args));
  return result.outcome === "signed-in" ? comeIn(result.token) : over();
}

export default function InvitationRoute() {
  const { invited } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as EntranceReply | undefined;
  const t = useT("staff");
  const errors = useErrorWords()(reply?.errors);
  if (!invited) return <LinkOver />;
  return (
    <>
      <h1>{t("entrance.invitation.title")}</h1>
      <p>{t("entrance.invitation.lead", { email: invited.email })}</p>
      <AdminForm submit={t("entrance.invitation.button")} errors={errors}>
        <input
          type="text"
          name="username"
          defaultValue={invited.email}
          autoComplete="username"
          hidden
          readOnly
        />
        <TextField
          name="name"
          label={t("entrance.name")}
          defaultValue={reply?.typed.name ?? invited.name}
          error={errors.name}
          autoComplete="name"
          maxLength={100}
          required
        />
        <NewPasswordField label={t("entrance.newPassword")} error={errors.password} />
      </AdminForm>
    </>
  );
}
