import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";

type SegmentsBarProps = { segments: { id: string; name: string }[]; chosen: string | null };

/** The saved lists, each a press away. */
export function SegmentsBar({ segments, chosen }: SegmentsBarProps) {
  const t = useT("segments");
  if (segments.length === 0) return null;
  return (
    <nav className="adm-tabs" aria-label={t("segment.title")}>
      <ul>
        <li>
          <Link to="/admin/supporters" aria-current={chosen === null ? "page" : undefined}>
            {t("segment.everybody")}
          </Link>
        </li>
        {segments.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/admin/supporters?segment=${id}`} aria-current={chosen === id ? "page" : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
