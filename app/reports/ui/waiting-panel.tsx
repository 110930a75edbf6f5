import { Link } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { Icon, type IconName } from "#app/ui/icon.tsx";

/** What waits, by kind, with the page on which it is dealt with; null: not theirs to deal with. */
export type Waiting = Record<"signatures" | "patterns" | "comments", number | null>;

const ways: Record<keyof Waiting, { icon: IconName; href: string }> = {
  signatures: { icon: "flag", href: "/admin/signatures" },
  patterns: { icon: "people", href: "/admin/signatures/patterns" },
  comments: { icon: "chat", href: "/admin/comments" },
};

/** Whether any of it is for whoever is looking to deal with. */
export const waitsFor = (waiting: Waiting) => Object.values(waiting).some((count) => count !== null);

/** What waits for whoever is looking. */
export function WaitingPanel({ waiting }: { waiting: Waiting }) {
  const t = useT("reports");
  const language = useLanguage();
  // Who deals with none of it is not told that nothing is left.
  if (!waitsFor(waiting)) return null;
  const kinds = (Object.keys(ways) as (keyof Waiting)[]).filter((kind) => waiting[kind]);
  return (
    <Panel title={t("waiting.title")} span={4}>
      {kinds.length === 0 ? <p className="adm-hint">{t("waiting.nothing")}</p> : null}
      <ul className="adm-rows">
        {kinds.map((kind) => {
          const text = t(`waiting.${kind}`, {
            count: waiting[kind]!,
            shown: formatCount(waiting[kind]!, language),
          });
          return (
            <li key={kind}>
              <span className="report-waiting">
                <Icon name={ways[kind].icon} />
                {text}
              </span>
              <Link to={ways[kind].href}>
                {t("waiting.look")} <span className="hidden-text">{text}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
