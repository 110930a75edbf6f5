import { useT } from "#app/i18n/use-translate.tsx";
import { Fact } from "#app/ui/fact.tsx";
import { Monogram } from "#app/ui/position-ledger.tsx";
import type { CardHolder, OfficialCard } from "../look-up-view.ts";
import { HowWeKnow } from "./how-we-know.tsx";

/** Officials side by side, each with what they are reached by and how we know. `as`: the level of their names. */
export function OfficialCards({ cards, as = "h3" }: { cards: OfficialCard[]; as?: "h3" | "h4" }) {
  return (
    <ul className="official-cards">
      {cards.map((card) => (
        <li className="official-card" key={card.key}>
          <Head card={card} as={as} />
          {card.holder ? <Reached holder={card.holder} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Head({
  card: { title, district, holder, chosen },
  as: Name,
}: {
  card: OfficialCard;
  as: "h3" | "h4";
}) {
  const t = useT("officials");
  return (
    <div className="official-head">
      {holder ? (
        <Monogram name={holder.name} large />
      ) : (
        <span className="monogram-vacant" aria-hidden="true" />
      )}
      <div>
        <p className="small">
          {title}
          {district ? `, ${district}` : null}
        </p>
        <Name>{holder?.name ?? t("card.vacant")}</Name>
        <p className="small muted">{holder ? holder.party : t("card.vacantText")}</p>
        {chosen ? <p className="small muted">{t("choose.chosen")}</p> : null}
      </div>
    </div>
  );
}

function Reached({ holder }: { holder: CardHolder }) {
  const t = useT("officials");
  const [first, ...rest] = holder.phones;
  const writes = holder.email || holder.form || holder.website;
  return (
    <>
      {first ? (
        <a className="official-phone" href={first.href}>
          <b className="numerals">{first.shown}</b>
          <span>
            {t("card.call")} <span className="hidden-text">{holder.name}, </span>
            {whereOf(first, t("card.capitol"), t("card.office"))}
          </span>
        </a>
      ) : null}
      <dl className="official-facts">
        {first || writes ? null : <Fact term={t("card.phone")}>{t("card.nothing")}</Fact>}
        {rest.length > 0 ? (
          <Fact term={t("card.phone")}>
            <Phones phones={rest} />
          </Fact>
        ) : null}
        {writes ? (
          <Fact term={t("card.write")}>
            <Links holder={holder} />
          </Fact>
        ) : null}
        <Fact term={t("card.how")}>
          <HowWeKnow {...holder} />
        </Fact>
      </dl>
    </>
  );
}

type Phone = CardHolder["phones"][number];

const whereOf = ({ kind, locality }: Phone, capitol: string, office: string) =>
  locality ?? (kind === "capitol" ? capitol : office);

const shownPhones = 2;

/** A few numbers at once; the rest of an official's offices when asked for. */
function Phones({ phones }: { phones: Phone[] }) {
  const t = useT("officials");
  const list = (some: Phone[]) => (
    <ul>
      {some.map((phone) => (
        <li key={phone.href + phone.locality}>
          <a href={phone.href}>{phone.shown}</a> {whereOf(phone, t("card.capitol"), t("card.office"))}
        </li>
      ))}
    </ul>
  );
  const more = phones.slice(shownPhones);
  return (
    <>
      {list(phones.slice(0, shownPhones))}
      {more.length > 0 ? (
        <details>
          <summary>{t("card.offices", { count: more.length })}</summary>
          {list(more)}
        </details>
      ) : null}
    </>
  );
}

function Links({ holder: { name, email, form, website } }: { holder: CardHolder }) {
  const t = useT("officials");
  const links = [
    email && { href: `mailto:${email}`, text: t("card.email") },
    form && { href: form, text: t("card.form") },
    website && { href: website, text: t("card.website") },
  ].filter((link) => link !== null && link !== "");
  return (
    <ul className="official-links">
      {links.map(({ href, text }) => (
        <li key={href}>
          <a href={href} rel="noopener">
            {text}
            <span className="hidden-text"> {t("card.of", { name })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
