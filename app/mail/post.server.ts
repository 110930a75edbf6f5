import type { FunctionComponent } from "react";
import { mailSender } from "#app/platform/smtp.server.ts";
import type { ComposedMail } from "./composer.ts";
import { automaticMail, unsubscribeHeaders } from "./mail-frame.ts";
import type { MergeFields } from "./merge-fields.ts";
import { renderMail } from "./render-mail.server.ts";

/** A mail's subject and the template that says the rest. */
export type Letter<P extends object> = { subject: string; template: FunctionComponent<P>; props: P };

/** Whom a mail comes from, and what is filled into it. */
type By = { organisation: { sender: Parameters<typeof mailSender>[0]; replyTo: string }; merge: MergeFields };

/** Renders a letter and gives it its sender and headers. `unsubscribe` null: they asked for it themselves. */
export async function post<P extends object>(
  { organisation, merge }: By,
  { subject, template, props }: Letter<P>,
  unsubscribe: string | null = null,
): Promise<ComposedMail> {
  return {
    from: mailSender(organisation.sender),
    replyTo: organisation.replyTo,
    headers: { ...automaticMail, ...(unsubscribe && unsubscribeHeaders(unsubscribe)) },
    subject,
    ...(await renderMail(template, props, merge)),
  };
}
