import { useT } from "#app/i18n/use-translate.tsx";
import { StanceMark } from "#app/ui/mark.tsx";
import { Monogram } from "#app/ui/position-ledger.tsx";
import { Section } from "#app/ui/section.tsx";
import type { AddresseeView, LetterToWrite } from "../letter-view.ts";

/** Who gets the letter, why they do, and by which way. */
export function Addressees({
  letter: { addressees, byFallback, vacant },
}: {
  letter: Pick<LetterToWrite, "addressees" | "byFallback" | "vacant">;
}) {
  const t = useT("letters");
  return (
    <Section title={t("to.title")}>
      <div className="stack">
        {byFallback ? <p>{t("to.fallback")}</p> : null}
        <ul className="addressees">
          {addressees.map((addressee) => (
            <Addressee key={addressee.id} {...addressee} />
          ))}
        </ul>
        {vacant.map((office) => (
          <p key={office} className="small muted">
            {t("to.vacant", { office })}
          </p>
        ))}
      </div>
    </Section>
  );
}

function Addressee({ name, title, stance, isOwn, isChair, way, hasPage }: AddresseeView) {
  const t = useT("letters");
  const stances = useT("campaigns");
  const why = isChair ? t("to.chair") : isOwn ? t("to.own") : null;
  return (
    <li>
      <Monogram name={name} />
      <div>
        <h3>{name}</h3>
        <p className="small muted">{title}</p>
        {why ? <p className="small">{why}</p> : null}
        <p className="stance">
          <StanceMark stance={stance} />
          {stances(`positions.stance.${stance}`)}
        </p>
        <p className="small addressee-way">
          {way === "mail" ? t("to.mail") : hasPage ? t("to.form") : t("to.none")}
        </p>
      </div>
    </li>
  );
}
