import { Link } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { formatMoney } from "../money.ts";
import type { BookDifferences } from "../panel-books.server.ts";

const SHOWN = 5;
export const BOOKS = "/admin/donations/deposits";

/** Says of which charges, refunds and disputes Stripe and we do not say the same; nothing while both do. */
export function BooksNotice({ books: { count, differences } }: { books: BookDifferences }) {
  const t = useT("deposits");
  if (count === 0) return null;
  return (
    <div className="adm-flash" data-tone="bad" role="status">
      <Icon name="alert" />
      <div>
        <p>
          <b>{t("books.notice", { count })}</b>
        </p>
        <DifferenceList differences={differences.slice(0, SHOWN)} />
        <p>
          <Link to={`${BOOKS}#books`}>{t("books.see")}</Link>
        </p>
      </div>
    </div>
  );
}

/** Entry by entry: the day, what it is, both amounts, and where to look. */
export function DifferenceList({ differences }: Pick<BookDifferences, "differences">) {
  const t = useT("deposits");
  const language = useLanguage();
  return (
    <ul>
      {differences.map((difference) => {
        const { kind, objectId, day, currency, donationId, oursMinor, theirsMinor } = difference;
        const said = (minor: number | null) =>
          minor === null ? t("books.nothing") : `${formatMoney(minor, currency, language)} ${currency}`;
        const values = {
          day: formatDate(day, "day", language),
          ours: said(oursMinor),
          theirs: said(theirsMinor),
        };
        return (
          <li key={`${kind} ${objectId}`}>
            {t(`books.differs.${kind}`, values)}{" "}
            {donationId ? <Link to={`/admin/donations/${donationId}`}>{t("books.gift")}</Link> : null}{" "}
            {objectId.includes("_") ? (
              <a href={`https://dashboard.stripe.com/search?query=${objectId}`} rel="noreferrer">
                {objectId}
              </a>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
