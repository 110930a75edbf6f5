import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { readCaptured } from "#app/mail/captured-mail.server.ts";
import { findMail } from "#app/mail/outbox-queries.server.ts";
import { CapturedMessage, MailFacts } from "#app/mail/ui/outbox-panels.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.outbox"));

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// GET /admin/settings/outbox/:mail
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "mail.outbox");
  const id = args.params.mail ?? "";
  const mail = uuidForm.test(id) ? await findMail(id) : null;
  if (!mail) throw notFound("page");
  const captured = await readCaptured(id);
  if (!captured) return { mail, message: null, src: null, timeZone };
  const { html, ...message } = captured.message;
  const links = [...new Set(message.text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? [])];
  return {
    mail,
    message: { ...message, links },
    src: html ? `/admin/settings/outbox/${id}/body` : null,
    timeZone,
  };
}

export default function SettingsMailOneRoute() {
  const { mail, message, src, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsHead page="outbox" />
      <Panels>
        <MailFacts mail={mail} timeZone={timeZone} />
        {message ? <CapturedMessage message={message} src={src} /> : null}
      </Panels>
    </>
  );
}
