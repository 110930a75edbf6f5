import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { changeMailWords, fieldOfText, stateOf, textsOfMail } from "#app/mail/mail-words.server.ts";
import { isWordedMail, type WordedMail, wordedMails } from "#app/mail/mail-words.ts";
import { MailWordFields, useWordProblems } from "#app/mail/ui/mail-word-fields.tsx";
import { MeanwhileNote } from "#app/organisation/ui/meanwhile-note.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.words"));

const pathOf = (mail: WordedMail) => `/admin/settings/words?mail=${mail}`;

const mails = Object.keys(wordedMails) as WordedMail[];

// GET /admin/settings/words?mail=
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "settings.manage");
  const asked = args.context.visit.query.get("mail");
  const mail = isWordedMail(asked) ? asked : mails[0]!;
  const texts = await textsOfMail(mail);
  return { mail, texts, seen: stateOf(texts) };
}

// POST /admin/settings/words
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  const fields = await panelFields(args.request);
  const asked = fields.get("mail");
  const mail = isWordedMail(asked) ? asked : mails[0]!;
  const typed = new Map(fields);
  const seen = fields.get("seen")?.replace(/\r\n?/g, "\n") ?? "";
  const result = await changeMailWords(mail, { typed, seen }, deed(actor, args));
  const t = translator(actor.language, "settings");
  switch (result.outcome) {
    case "unchanged":
      return done(pathOf(mail), { text: t("words.unchanged") });
    case "saved": {
      const before = Object.fromEntries(result.before.map((one) => [fieldOfText(one), one.text]));
      const now = stateOf(await textsOfMail(mail));
      const undo = { action: pathOf(mail), fields: { ...before, mail, seen: now } };
      return done(pathOf(mail), { text: t("words.saved"), undo });
    }
    case "changed-meanwhile":
      return data({ errors: {}, typed: Object.fromEntries(typed), meanwhile: true }, { status: 409 });
    default:
      return data(
        { errors: result.errors, typed: Object.fromEntries(typed), meanwhile: false },
        { status: 422 },
      );
  }
}

export default function SettingsWordsRoute() {
  const { mail, texts, seen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("settings");
  const errors = useWordProblems()(reply?.errors);
  const typed: Record<string, string> = reply?.typed ?? {};
  const options = mails.map((value) => ({ value, text: t(`words.mails.${value}`) }));
  return (
    <>
      <SettingsHead page="words" hint={t("words.hint")} />
      {reply?.meanwhile ? <MeanwhileNote by={null} fields={[]} /> : null}
      <Panels>
        <Panel title={t("words.which")}>
          <Form method="get" className="adm-form">
            <SelectField
              key={mail}
              name="mail"
              label={t("words.mail")}
              defaultValue={mail}
              options={options}
            />
            <div className="adm-actions">
              <button type="submit" className="button button-two">
                {t("words.show")}
              </button>
            </div>
          </Form>
        </Panel>
        <Panel title={t(`words.mails.${mail}`)}>
          <AdminForm key={`${mail} ${seen}`} submit={t("words.save")} errors={errors} action={pathOf(mail)}>
            <input type="hidden" name="mail" value={mail} />
            <input type="hidden" name="seen" value={seen} />
            <MailWordFields texts={texts} typed={typed} errors={errors} />
          </AdminForm>
        </Panel>
      </Panels>
    </>
  );
}
