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
  subject: { kind: string; name: string | null };
};

/** The last few entries of the trail. */
export function LatelyPanel({ lines, now, span }: { lines: Line[]; now: string; span: 5 | 7 }) {
  const t = useT("admin");
  const language = useLanguage();
  const words = useDeedWords();
  const whatOf = ({ what, subject, actorName }: Line) => {
    const name = words.subject(subject);
    return name && name !== actorName ? `${words.deed(what)}: ${name}` : words.deed(what);
  };
  return (
    <Panel
      title={t("dashboard.lately")}
      aside={<Link to="/admin/audit">{t("audit.title")}</Link>}
      span={span}
    >
      <Timeline
        moments={lines.map((line) => ({
          key: line.id,
          at: line.at,
          shown: formatAgo(line.at, new Date(now), language),
          who: words.actor(line),
          what: whatOf(line),
        }))}
      />
    </Panel>
  );
}
