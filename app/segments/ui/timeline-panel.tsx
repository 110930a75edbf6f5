import { useDeedWords } from "#app/audit/ui/use-deed-words.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { type Moment, Timeline } from "#app/ui/admin/timeline.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";
import { useMailKind } from "./mails-panel.tsx";

const choices = ["pace-everything", "pace-weekly", "pace-urgent", "campaign-no", "campaign-yes"] as const;

/** What was chosen of our mailings; "else" where that was erased, or is of a later version. */
const choiceIn = (source: string | null) =>
  choices.find((choice) => choice === source?.replace(":", "-")) ?? "else";

type TimelinePanelProps = {
  supporter: PanelSupporter;
  trail: { id: string; at: string; actorName: string; what: string }[];
  timeZone: string;
};

/** Everything in the order of time, latest first: what they did, what they were sent, what staff changed. */
export function TimelinePanel({ supporter, trail, timeZone }: TimelinePanelProps) {
  const t = useT("segments");
  const said = useT("calls");
  const language = useLanguage();
  const deeds = useDeedWords();
  const kindOf = useMailKind();
  const titleOf = new Map(supporter.signatures.map(({ id, petition }) => [id, petition]));
  const given = new Map(supporter.gifts.map(({ id, amount }) => [id, amount]));
  const addressed = new Map(supporter.letters.map(({ id, official }) => [id, official]));
  const gone = t("chip.gone");
  const whatOf = ({
    kind,
    subjectId,
    source,
  }: {
    kind: string;
    subjectId: string | null;
    source: string | null;
  }) => {
    const subject = subjectId ?? "";
    if (kind === "wrote") return t("timeline.wrote", { official: addressed.get(subject) ?? gone });
    if (kind === "gave") return t("timeline.gave", { amount: given.get(subject) ?? gone });
    if (kind === "chose") return t(`timeline.chose.${choiceIn(source)}`);
    if (kind !== "confirmed") return t("timeline.unsubscribed");
    const words = source === "staff" ? "timeline.confirmedByHand" : "timeline.confirmed";
    return t(words, { petition: titleOf.get(subject) ?? gone });
  };
  const moments: Omit<Moment, "shown">[] = [
    ...supporter.signatures.map(({ id, signedAt, petition }) => ({
      key: `signed ${id}`,
      at: signedAt,
      what: t("timeline.signed", { petition }),
    })),
    ...supporter.calls.map(({ id, calledAt, official, outcome, page, notes }) => ({
      key: `called ${id}`,
      at: calledAt,
      what: t("timeline.called", { official, page, outcome: said(`report.${outcome}`) }),
      more: notes ? <p className="adm-hint">{notes}</p> : null,
    })),
    ...supporter.planChanges.map(({ id, at, kind, by, before, after, day, until }) => ({
      ...{ key: id, at },
      what: t(`timeline.plan.${kind === "paused" && !until ? "pausedOpen" : kind}`, {
        before,
        after,
        day,
        until,
      }),
      more: by ? <p className="adm-hint">{t(`timeline.planBy.${by}`)}</p> : null,
    })),
    ...supporter.actions.map(({ id, at, ...action }) => ({ key: id, at, what: whatOf(action) })),
    ...supporter.mails
      .filter(({ status }) => status === "sent")
      .map(({ id, kind, at }) => ({ key: id, at, what: t("timeline.mailed", { kind: kindOf(kind) }) })),
    ...supporter.bulk.map(({ id, at, byName, deed }) => ({
      key: id,
      at,
      who: byName,
      what: t(`bulk.mine.${deed}`),
    })),
    ...supporter.imports.map(({ id, file, who, at }) => ({
      key: `imported ${id}`,
      at,
      what: t("timeline.imported", { file, who: deeds.actor({ actorId: null, actorName: who }) }),
    })),
    ...trail.map(({ id, at, actorName, what }) => ({ key: id, at, who: actorName, what: deeds.deed(what) })),
  ];
  const latestFirst = moments.sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Panel title={t("timeline.title")} span={7}>
      <div className="seg-scroll">
        <Timeline
          moments={latestFirst.map((moment) => ({
            ...moment,
            shown: formatInstant(moment.at, timeZone, language),
          }))}
        />
      </div>
    </Panel>
  );
}
