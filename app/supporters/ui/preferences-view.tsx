import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Note } from "#app/ui/notes.tsx";
import { QuietPage } from "#app/ui/quiet-page.tsx";
import { Section } from "#app/ui/section.tsx";
import { DetailsForm, type DetailsValues } from "./details-form.tsx";
import { LanguageForm } from "./language-form.tsx";
import { MailForm, type ShownMail, StopMail } from "./mail-forms.tsx";
import { SavedNote } from "./mail-settings-view.tsx";
import { type ShownOffer, SubscriptionsForm } from "./subscriptions-form.tsx";

type PreferencesViewProps = {
  headline: Headline;
  /** Of this page, with its token. */
  path: string;
  preferences: { email: string; language: Language; details: DetailsValues; offers: ShownOffer[] };
  /** What they get of our mailings. */
  mail: ShownMail;
  signatures: { petition: string; slug: string; confirmed: boolean; signedAt: string }[];
  /** Which form has just been saved. */
  saved: string | null;
  errors: Record<string, string[]>;
  /** What was typed into a form of details that could not be taken. */
  typed: Record<string, string> | null;
};

const savings = ["subscriptions", "details"];

/** What we know about a supporter, and everything they may do about it. */
export function PreferencesView(props: PreferencesViewProps) {
  const { headline, path, preferences, saved } = props;
  const { email } = preferences;
  const t = useT("supporters");
  return (
    <QuietPage
      headline={headline}
      kicker={t("preferences.kicker")}
      below={
        <div className="columns columns-even">
          <div className="stack stack-wide">
            <MailForm mail={props.mail} path={path} />
            <StopMail mail={props.mail} path={path} />
            <SubscriptionsForm offers={preferences.offers} path={path} />
            <LanguageForm language={preferences.language} path={path} />
            <History signatures={props.signatures} />
          </div>
          <div className="stack stack-wide">
            <DetailsForm
              details={preferences.details}
              email={email}
              path={path}
              errors={props.errors}
              typed={props.typed}
            />
            <Section title={t("preferences.downloadTitle")} plain>
              <p>{t("preferences.downloadText")}</p>
              <p>
                <ButtonLink look="two" icon="document" href={`${path}/data.json`}>
                  {t("preferences.download")}
                </ButtonLink>
              </p>
            </Section>
            <Section title={t("preferences.eraseTitle")} plain>
              <p>{t("preferences.eraseText")}</p>
              <p>
                <ButtonLink look="two" href={`${path}?step=erase`}>
                  {t("preferences.erase")}
                </ButtonLink>
              </p>
            </Section>
          </div>
        </div>
      }
    >
      <p className="ask">{t("preferences.intro", { email })}</p>
      {saved && savings.includes(saved) ? <Note icon="check" status title={t("preferences.saved")} /> : null}
      <SavedNote saved={saved} email={email} />
    </QuietPage>
  );
}

function History({ signatures }: Pick<PreferencesViewProps, "signatures">) {
  const t = useT("supporters");
  const language = useLanguage();
  return (
    <Section title={t("preferences.historyTitle")} plain>
      {signatures.length === 0 ? <p>{t("preferences.historyEmpty")}</p> : null}
      <ul className="prose">
        {signatures.map(({ petition, slug, confirmed, signedAt }) => (
          <li key={slug}>
            {t(`preferences.history.${confirmed ? "signed" : "pending"}`, {
              title: petition,
              date: formatDate(signedAt, "day", language),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
