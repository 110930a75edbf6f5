import { useT } from "#app/i18n/use-translate.tsx";
import { Button, ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import { CopyField } from "#app/ui/share-parts.tsx";
import type { WrittenLetter } from "../letter-view.ts";

/**
 * A letter to be taken to an office's own form: copy, open, paste, and say whether it went. Without a script the text is
 * there to be selected.
 */
export function HandOver({ letter }: { letter: WrittenLetter }) {
  const t = useT("letters");
  const { id, official, page, phone, subject, text, way } = letter;
  return (
    <section className="form-frame hand-over" id={`letter-${id}`}>
      <h2>{t("thanks.handTitle", { name: official })}</h2>
      <p>{page ? t("thanks.handText") : t("thanks.handNoPage")}</p>
      <CopyField
        id={`subject-${id}`}
        label={t("thanks.handSubject")}
        value={subject}
        copyText={t("thanks.copy")}
        copiedText={t("thanks.copied")}
      />
      <LetterText id={`text-${id}`} label={t("thanks.handLetter", { name: official })} text={text} />
      <ButtonRow>
        {page ? (
          <ButtonLink look="key" href={page} target="_blank" rel="noopener noreferrer">
            {t("thanks.open")}
            <span className="hidden-text"> {t("thanks.openFor", { name: official })}</span>
          </ButtonLink>
        ) : null}
        {phone ? (
          <ButtonLink look="two" icon="phone" href={phone.href}>
            {t("thanks.call", { phone: phone.shown })}
          </ButtonLink>
        ) : null}
      </ButtonRow>
      {way === "form" ? <DidItGo id={id} official={official} /> : null}
    </section>
  );
}

function LetterText({ id, label, text }: { id: string; label: string; text: string }) {
  const t = useT("letters");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="copy-field">
        <textarea className="input letter-text" id={id} readOnly rows={12} defaultValue={text} />
        <Button look="key" icon="link" type="button" data-copy={id} data-copied={t("thanks.copied")}>
          {t("thanks.copy")}
        </Button>
        <span className="small copy-field-said" role="status" data-copy-said={id} />
      </div>
    </div>
  );
}

function DidItGo({ id, official }: { id: string; official: string }) {
  const t = useT("letters");
  const to = <span className="hidden-text"> {t("thanks.wentFor", { name: official })}</span>;
  return (
    <form method="post" className="stack stack-tight" data-guard="">
      <h3>{t("thanks.asked")}</h3>
      <p className="small muted">{t("thanks.askedNote")}</p>
      <input type="hidden" name="letter" value={id} />
      <ButtonRow>
        <Button look="two" icon="check" name="went" value="yes">
          {t("thanks.went")}
          {to}
        </Button>
        <Button look="two" name="went" value="no">
          {t("thanks.didNot")}
          {to}
        </Button>
      </ButtonRow>
    </form>
  );
}
