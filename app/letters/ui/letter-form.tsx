import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { ErrorSummary, FormFrame } from "#app/ui/form-frame.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { BODY_LENGTH, type LetterErrors, SUBJECT_LENGTH, type TypedLetter } from "../letter-text.ts";
import type { LetterToWrite } from "../letter-view.ts";
import { letterErrors } from "./letter-errors.ts";

type LetterFormProps = {
  slug: string;
  letter: LetterToWrite;
  /** What came back from a form that could not be taken. */
  typed?: TypedLetter;
  errors?: LetterErrors;
};

/** The letter: the writer's own words first, then what is offered, theirs to change. Works without a script. */
export function LetterForm({ slug, letter, typed = {}, errors = {} }: LetterFormProps) {
  const t = useT("letters");
  const language = useLanguage();
  const said = letterErrors(t, errors);
  const { addressees, visitor } = letter;
  const mailed = addressees.filter(({ way }) => way === "mail").length;
  return (
    <FormFrame id="letter" title={t("write.title")} data-form={slug} data-keep="" data-guard="">
      <ErrorSummary
        title={t("errors.title", { count: said.length })}
        errors={said.map(({ field, text }) => ({ field, text }))}
      />
      <p className="small">
        {visitor.place
          ? t("write.from", { name: visitor.givenName, place: visitor.place })
          : t("write.fromNowhere", { name: visitor.givenName })}{" "}
        <a href={`${localPath(language, `/letters/${slug}`)}?step=again`}>{t("write.notYou")}</a>
      </p>
      <Subject letter={letter} typed={typed} error={said.find(({ field }) => field === "subject")?.text} />
      <TextArea
        name="own_words"
        label={t("write.own")}
        hint={t("write.ownHint")}
        error={said.find(({ field }) => field === "own_words")?.text}
        rows={5}
        maxLength={BODY_LENGTH}
        // Never seen: it tells the stylesheet that nothing has been written yet.
        placeholder=" "
        defaultValue={typed.own_words ?? ""}
      />
      <div lang={language === letter.wordsIn ? undefined : letter.wordsIn}>
        <TextArea
          name="body"
          label={t("write.body")}
          hint={t("write.bodyHint")}
          error={said.find(({ field }) => field === "body")?.text}
          rows={10}
          maxLength={BODY_LENGTH}
          defaultValue={typed.body ?? letter.body}
        />
      </div>
      {addressees[0] ? (
        <p className="fine muted">{t("write.frame", { salutation: addressees[0].salutation })}</p>
      ) : null}
      <p className="small letter-nudge">{t("write.nudge")}</p>
      <Button icon="mail" wide>
        {mailed > 0 ? t("write.submit", { count: mailed }) : t("write.take")}
      </Button>
      <p className="fine muted">
        {mailed > 0 ? `${t("write.confirmNote")} ` : null}
        <a href={localPath(language, "/privacy")}>{t("write.privacy")}</a>
      </p>
    </FormFrame>
  );
}

type SubjectProps = { letter: LetterToWrite; typed: TypedLetter; error: string | undefined };

/** Lines to choose from, and one's own, which wins. */
function Subject({ letter: { subjects, subject }, typed, error }: SubjectProps) {
  const t = useT("letters");
  if (subjects.length === 0) {
    return (
      <TextField
        name="subject"
        label={t("write.subjectOnly")}
        error={error}
        maxLength={SUBJECT_LENGTH}
        defaultValue={typed.subject_own || typed.subject}
      />
    );
  }
  return (
    <>
      <RadioGroup
        name="subject"
        legend={t("write.subject")}
        error={error}
        options={subjects.map((line) => ({ value: line, text: line }))}
        chosen={typed.subject ?? subject}
      />
      <TextField
        name="subject_own"
        label={t("write.subjectOwn")}
        optional={t("write.optional")}
        maxLength={SUBJECT_LENGTH}
        defaultValue={typed.subject_own}
      />
    </>
  );
}
