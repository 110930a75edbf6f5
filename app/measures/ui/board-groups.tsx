import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { houseName } from "#app/officials/houses.ts";
import { Meter } from "#app/ui/meter.tsx";
import { EmptyState } from "#app/ui/notes.tsx";
import { Section } from "#app/ui/section.tsx";
import type { BoardGroup } from "../board-members.ts";
import type { Body } from "../body.ts";
import { Positions, Tally } from "./position-rows.tsx";

/** One house or committee of a public whip board: the count against what is needed, then everybody who votes. */
export function BoardSection({ body, group, open }: { body: Body; group: BoardGroup; open: boolean }) {
  const t = useT("measures");
  const campaigns = useT("campaigns");
  const language = useLanguage();
  const { needed, vacant, members, tally, chamber } = group;
  const title = chamber ? houseName(body, chamber, language) : group.name;
  const short = needed - tally.supports;
  const spoken = members.flatMap(({ position }) => position ?? []);
  const silent = members.filter(({ position }) => !position);
  return (
    <Section title={title} id={chamber ?? `committee-${group.key}`}>
      <Meter
        count={tally.supports}
        goal={needed}
        figure={formatCount(tally.supports, language)}
        label={t("board.meter", { count: tally.supports, needed })}
      >
        {t("board.ofNeeded", { count: tally.supports, needed })}{" "}
        {short > 0 ? `${t("board.short", { count: short })}.` : `${t("board.enough")}.`}
        {vacant > 0 ? ` ${t("board.vacant", { count: vacant })}.` : null}
      </Meter>
      {spoken.length > 0 ? (
        <>
          <Tally tally={tally} />
          <Positions positions={spoken} />
        </>
      ) : null}
      {silent.length > 0 ? (
        <details className="board-silent" open={open}>
          <summary>{campaigns("positions.group.unknown", { count: silent.length })}</summary>
          <ul>
            {silent.map(({ officialId, name, office, party }) => (
              <li key={officialId}>
                <b>{name}</b>
                <span className="small muted">{[office, party].filter(Boolean).join(", ")}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {members.length === 0 ? (
        <EmptyState as="h3" title={t("board.empty")}>
          {t("board.emptyText")}
        </EmptyState>
      ) : null}
    </Section>
  );
}
