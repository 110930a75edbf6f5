import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";

export type PaginationProps = {
  /** Address of the page before; null when there is none. */
  previous: string | null;
  next: string | null;
  /** What pages are of, for those who do not see where it stands: "Audit trail". */
  label: string;
  /** What the steps are called; none: "Newer" and "Older". */
  words?: { previous: string; next: string };
};

/** Steps through a long list by its keys: there are no page numbers. */
export function Pagination({ previous, next, label, words }: PaginationProps) {
  const t = useT("admin");
  if (!previous && !next) return null;
  return (
    <nav className="adm-pagination" aria-label={label}>
      {previous ? (
        <Link className="button button-two" to={previous} rel="prev">
          {words?.previous ?? t("pages.previous")}
        </Link>
      ) : null}
      {next ? (
        <Link className="button button-two" to={next} rel="next">
          {words?.next ?? t("pages.next")}
        </Link>
      ) : null}
    </nav>
  );
}
