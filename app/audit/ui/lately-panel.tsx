import { Link } from "@remix-run/react";
import { formatAgo } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { Timeline } from "#app/ui/admin/timeline.tsx";
import { useDeedWords } from "./use-deed-words.ts";

type Line = {
  id: string;
  at: string;
  actorId: string | null;
  actorName: string;
  what: string;
  subject: { name: string | null };
};

/** The last few entries of the trail. */
export function LatelyPanel({ lines, now, span }: { lines: Line[]; now: string; span: 5 | 7 }) {
  const t = useT("admin");
  const language = useLanguage();
  const { deed, actor } = useDeedWords();
  return (
    <Panel
      title={t("dashboard.lately")}
      aside={<Link to="/admin/audit">{t("audit.title")}</Link>}
      span={span}
    >
      <Timeline
        moments={lines.map(({ id, at, actorId, actorName, what, subject }) => ({
          key: id,
          at,
          shown: formatAgo(at, new Date(now), language),
          who: actor({ actorId, actorName }),
          what: subject.name && subject.name !== actorName ? `${deed(what)}: ${subject.name}` : deed(what),
        }))}
      />
    </Panel>
  );
}
