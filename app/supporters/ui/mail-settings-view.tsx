import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Note } from "#app/ui/notes.tsx";
import { QuietPage } from "#app/ui/quiet-page.tsx";
import { Section } from "#app/ui/section.tsx";
import { LanguageForm } from "./language-form.tsx";
import { MailForm, type ShownMail, StopMail } from "./mail-forms.tsx";

type MailSettingsViewProps = {
  headline: Headline;
  path: string;
  email: string;
  language: Language;
  organisation: string;
  mail: ShownMail;
  /** Which form has just been saved. */
  saved: string | null;
};

/** What somebody gets of our mailings, behind the link at the foot of each: nothing else about them is shown. */
export function MailSettingsView({ headline, organisation, saved, ...page }: MailSettingsViewProps) {
  const { path, email, mail } = page;
  const t = useT("supporters");
  return (
    <QuietPage
      headline={headline}
      kicker={t("mail.kicker")}
      below={
        <div className="columns columns-even">
          <div className="stack stack-wide">
            <MailForm mail={mail} path={path} />
          </div>
          <div className="stack stack-wide">
            <StopMail mail={mail} path={path} />
            <LanguageForm language={page.language} path={path} />
            <Section title={t("mail.dataTitle")} plain>
              <p>{t("mail.dataText")}</p>
              <form method="post" action={path} data-guard="">
                <ButtonRow>
                  <Button look="two" icon="mail" name="intent" value="link">
                    {t("mail.data")}
                  </Button>
                </ButtonRow>
              </form>
            </Section>
          </div>
        </div>
      }
    >
      <p className="ask">{t("mail.intro", { email, organisation })}</p>
      <SavedNote saved={saved} email={email} />
    </QuietPage>
  );
}

/** Says what a form about our mailings has just done. */
export function SavedNote({ saved, email }: { saved: string | null; email: string }) {
  const t = useT("supporters");
  const titles: Record<string, string> = {
    mail: t("mail.saved"),
    language: t("mail.saved"),
    stopped: t("mail.savedStopped"),
    again: t("mail.savedAgain"),
    link: t("mail.linkSent", { email }),
  };
  const title = saved ? titles[saved] : undefined;
  return title ? <Note icon="check" status title={title} /> : null;
}
