type Crumb = { href: string; text: string };

/** Where a page hangs: from the top down, the page itself last and not a link. */
export function Breadcrumb({ label, trail, here }: { label: string; trail: Crumb[]; here?: string }) {
  return (
    <nav className="breadcrumb" aria-label={label}>
      <ol>
        {trail.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
        {here ? (
          <li>
            <span aria-current="page">{here}</span>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}

type PaginationProps = {
  label: string;
  /** Links of keyset paging: there are no page numbers, only what comes before and after. */
  newer?: { href: string; text: string } | null;
  older?: { href: string; text: string } | null;
};

/** On to older entries, and back. */
export function Pagination({ label, newer, older }: PaginationProps) {
  if (!newer && !older) return null;
  return (
    <nav className="pagination" aria-label={label}>
      {newer ? (
        <a className="row-link" href={newer.href} rel="prev">
          {newer.text}
        </a>
      ) : null}
      {older ? (
        <a className="row-link" href={older.href} rel="next">
          {older.text}
        </a>
      ) : null}
    </nav>
  );
}
