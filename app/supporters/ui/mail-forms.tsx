import { useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonRow } from "#app/ui/button.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { Fieldset, FormFrame } from "#app/ui/form-frame.tsx";
import { Note } from "#app/ui/notes.tsx";
import { Section } from "#app/ui/section.tsx";
import { type MailPace, mailPaces } from "../mail-choices.ts";

export type ShownMail = {
  /** Only who agreed gets mailings. */
  standing: "agreed" | "unasked" | "stopped";
  pace: MailPace;
  topics: { id: string; name: string; wanted: boolean }[];
};

type MailFormsProps = {
  mail: ShownMail;
  /** Of the page, with its token. */
  path: string;
};

/** How often, and about what. */
export function MailForm({ mail, path }: MailFormsProps) {
  const t = useT("supporters");
  return (
    <FormFrame action={path} title={t("mail.formTitle")} data-guard="">
      <RadioGroup
        name="pace"
        legend={t("mail.paceLegend")}
        options={mailPaces.map((pace) => ({
          value: pace,
          text: t(`mail.paces.${pace}`),
          note: t(`mail.paceNotes.${pace}`),
        }))}
        chosen={mail.pace}
      />
      {mail.topics.length > 0 ? (
        <Fieldset id="topics" legend={t("mail.topicsLegend")}>
          {mail.topics.map(({ id, name, wanted }) => (
            <div key={id}>
              <input type="hidden" name="shown" value={id} />
              <CheckField name="topic" id={`topic-${id}`} value={id} label={name} checked={wanted} />
            </div>
          ))}
        </Fieldset>
      ) : null}
      <Button look="key" name="intent" value="mail">
        {t("mail.save")}
      </Button>
    </FormFrame>
  );
}

/** Stops all of it with one press; whoever gets none is told so, and may have it. */
export function StopMail({ mail, path }: MailFormsProps) {
  const t = useT("supporters");
  const { standing } = mail;
  return (
    <>
      {standing === "agreed" ? null : (
        <Note title={t(`mail.${standing}Title`)}>
          <p>{t(`mail.${standing}Text`)}</p>
          <form method="post" action={path} data-guard="">
            <ButtonRow>
              <Button look="two" name="intent" value="again">
                {t(`mail.${standing}Button`)}
              </Button>
            </ButtonRow>
          </form>
        </Note>
      )}
      {standing === "stopped" ? null : (
        <Section title={t("mail.stopTitle")} plain>
          <p>{t("mail.stopText")}</p>
          <form method="post" action={path} data-guard="">
            <ButtonRow>
              <Button name="intent" value="stop">
                {t("mail.stop")}
              </Button>
            </ButtonRow>
          </form>
        </Section>
      )}
    </>
  );
}
