import { useT } from "#app/i18n/use-translate.tsx";
import type { PostKind } from "../post-kind.ts";

interface KindFilterProps {
  /** Path of the whole list, in the page's language. */
  path: string;
  kinds: PostKind[];
  chosen: PostKind | null;
}

/** Links that show one kind of post only. */
export function KindFilter({ path, kinds, chosen }: KindFilterProps) {
  const t = useT("news");
  const current = (kind: PostKind | null) => (kind === chosen ? "page" : undefined);
  return (
    <nav className="filter" aria-label={t("filter")}>
      <ul>
        <li>
          <a href={path} aria-current={current(null)}>
            {t("everything")}
          </a>
        </li>
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={`${path}?kind=${kind}`} aria-current={current(kind)}>
              {t(`kinds.${kind}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
