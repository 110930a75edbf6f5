import { formToken } from "#app/petitions/form-token.server.ts";
import type { MeetFormProps } from "./meet-form.ts";
import type { OutreachPage } from "./outreach-page.ts";

/** What `<MeetForm>` needs of a page. Nobody's own: the page may be kept for everybody. */
export function meetFormProps(page: OutreachPage, now: Date): MeetFormProps {
  const consents = page.consents.map(({ purpose, text }) => ({ purpose, text }));
  return { kind: page.kind, slug: page.slug, consents, formToken: formToken(page, now) };
}
