import { useT } from "#app/i18n/use-translate.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";

/** A box and the exact words beside it; the purpose says which field it is. */
export type ConsentWords = { purpose: string; text: string };

type ConsentBoxesProps = {
  consents: ConsentWords[];
  askPublic: boolean;
  /** What the visitor ticked before the form came back. A fresh form ticks nothing. */
  typed: Record<string, string>;
};

/** What a signer may agree to: mail, text messages, the public list, and each partner by itself. */
export function ConsentBoxes({ consents, askPublic, typed }: ConsentBoxesProps) {
  const t = useT("petitions");
  const partners = consents.filter(({ purpose }) => purpose.startsWith("partner:"));
  const chosen = (typed.partner_opt_in ?? "").split(",");
  return (
    <>
      {consents.map(({ purpose, text }) => {
        const name = { email: "opt_in", sms: "sms_opt_in" }[purpose];
        return name ? (
          <CheckField key={purpose} name={name} label={text} checked={Boolean(typed[name])} />
        ) : null;
      })}
      {askPublic ? (
        <CheckField name="public" label={t("form.public")} checked={Boolean(typed.public)} />
      ) : null}
      {partners.length > 0 ? (
        <fieldset className="field-group">
          <legend>{t("form.partners")}</legend>
          {partners.map(({ purpose, text }) => {
            const id = purpose.slice("partner:".length);
            return (
              <CheckField
                key={id}
                id={`partner-${id}`}
                name="partner_opt_in"
                value={id}
                label={text}
                checked={chosen.includes(id)}
              />
            );
          })}
        </fieldset>
      ) : null}
    </>
  );
}
