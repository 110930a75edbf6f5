import { useT } from "#app/i18n/use-translate.tsx";
import { HowWeKnow } from "#app/officials/ui/how-we-know.tsx";
import { Fact } from "#app/ui/fact.tsx";
import { Monogram, StanceWord } from "#app/ui/position-ledger.tsx";
import { QrFrame } from "#app/ui/share-parts.tsx";
import type { CallNumber } from "../call-numbers.ts";
import type { CallCard as Card } from "../call-view.ts";

type CallCardProps = {
  card: Card;
  at: number;
  total: number;
  /** What the call is about; null says nothing of where anybody stands. */
  measure: string | null;
};

/** Whom to call now: who they are, the number to try first, and the others. */
export function CallCard({ card, at, total, measure }: CallCardProps) {
  const t = useT("calls");
  const campaigns = useT("campaigns");
  const [first, ...others] = card.numbers;
  return (
    <section className="call-card" aria-labelledby="callee">
      <div className="call-head">
        <Monogram name={card.name} large />
        <div>
          <p className="small call-at">
            <b>{t("card.at", { at, total })}</b>
            <Steps at={at} total={total} />
          </p>
          <h2 id="callee">{card.name}</h2>
          <p className="small">{card.office}</p>
          <Why card={card} />
          {measure ? (
            <StanceWord
              stance={card.stance}
              text={t("card.stance", { stance: campaigns(`positions.stance.${card.stance}`), measure })}
            />
          ) : null}
        </div>
      </div>
      {first ? <Dial number={first} name={card.name} /> : <p className="call-none">{t("card.noNumber")}</p>}
      <dl className="official-facts call-facts">
        {first ? <Fact term={t("card.hours")}>{t(`card.${hoursOf(first)}`)}</Fact> : null}
        {others.length > 0 ? (
          <Fact term={t("card.busy")}>
            <Others numbers={others} />
          </Fact>
        ) : null}
        {first || !(card.links.form || card.links.website) ? null : (
          <Fact term={t("card.instead")}>
            <Links links={card.links} />
          </Fact>
        )}
        <Fact term={t("card.how")}>
          <HowWeKnow {...card} />
        </Fact>
      </dl>
      {card.qr && first ? (
        <div className="call-qr">
          <QrFrame {...card.qr} title={t("card.qr", { number: first.shown })}>
            {t("card.qrText")}
          </QrFrame>
        </div>
      ) : null}
    </section>
  );
}

/** How far one is, in boxes; the words say it beside them. */
function Steps({ at, total }: { at: number; total: number }) {
  if (total > 8) return null;
  return (
    <span className="call-steps" aria-hidden="true">
      {Array.from({ length: total }, (_, step) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: boxes are told apart by their place alone
        <span key={step} className={step < at ? "call-step-on" : undefined} />
      ))}
    </span>
  );
}

function Why({ card: { isOwn, because } }: { card: Card }) {
  const t = useT("calls");
  const why = [
    isOwn && because !== "executive" ? t("card.own") : null,
    because === "executive" ? t("card.executive") : null,
    because && because !== "executive" ? t(`card.${because.role}`, { committee: because.committee }) : null,
  ].filter((each) => each !== null);
  return why.length > 0 ? <p className="small muted">{why.join(". ")}</p> : null;
}

function Dial({ number, name }: { number: CallNumber; name: string }) {
  const t = useT("calls");
  const { kind, locality } = number;
  const tap =
    kind === "capitol"
      ? t("card.tapCapitol")
      : locality
        ? t("card.tapPlace", { place: locality })
        : t("card.tapOffice");
  return (
    <a className="call-dial" href={number.href}>
      <span className="hidden-text">{t("card.call", { name })} </span>
      <b className="numerals">{number.shown}</b>
      <span>{tap}</span>
    </a>
  );
}

const hoursOf = ({ isOpen }: CallNumber) =>
  isOpen === null ? ("hoursUnknown" as const) : isOpen ? ("hoursOpen" as const) : ("hoursClosed" as const);

function Others({ numbers }: { numbers: CallNumber[] }) {
  const t = useT("calls");
  const where = ({ kind, locality }: CallNumber) =>
    kind === "capitol"
      ? t("card.capitol")
      : locality
        ? t("card.place", { place: locality })
        : t("card.office");
  return (
    <ul>
      {numbers.map((number) => (
        <li key={number.href}>
          {where(number)}, <a href={number.href}>{number.shown}</a>
        </li>
      ))}
    </ul>
  );
}

function Links({ links: { form, website } }: { links: Card["links"] }) {
  const t = useT("calls");
  return (
    <ul>
      {form ? (
        <li>
          <a href={form} rel="noopener">
            {t("card.form")}
          </a>
        </li>
      ) : null}
      {website ? (
        <li>
          <a href={website} rel="noopener">
            {t("card.website")}
          </a>
        </li>
      ) : null}
    </ul>
  );
}
