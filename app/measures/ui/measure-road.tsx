import { formatDate } from "#app/i18n/format.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { BillTrack, type Stage as TrackStage } from "#app/ui/bill-track.tsx";
import { TwoTries } from "#app/ui/two-tries.tsx";
import type { MeasurePage, Stage, Try } from "../measure.ts";

/** The road of a measure: one track, or its tries above each other with the way back between them. */
export function MeasureRoad({ measure }: { measure: MeasurePage }) {
  const t = useT("campaigns");
  const toTrack = useTrackStages();
  const langOf = useLangOf();
  const { tries } = measure;
  if (tries.every(({ stages }) => stages.length === 0)) return <p className="muted">{t("measure.empty")}</p>;
  return (
    <div lang={langOf(tries[0]?.stages[0]?.language ?? measure.language)}>
      {tries.length > 1 ? (
        <TwoTries
          tries={tries.map((one, index) => ({
            key: one.id,
            name: `${one.session}: ${one.identifier}`,
            hint: hintOf(index, t),
            stages: toTrack(one.stages),
          }))}
          trackLabel={({ name, hint }) => `${name}, ${hint}`}
          returnText={(days) =>
            days === null ? t("measure.cameBack") : t("measure.returned", { count: days })
          }
        />
      ) : (
        <BillTrack
          stages={toTrack(measure.stages)}
          columns={measure.stages.length}
          label={measure.identifier}
        />
      )}
      <StageSources tries={tries} />
    </div>
  );
}

function hintOf(index: number, t: ReturnType<typeof useT<"campaigns">>): string {
  if (index === 0) return t("measure.firstTry");
  if (index === 1) return t("measure.secondTry");
  return t("measure.nthTry", { n: index + 1 });
}

function useTrackStages() {
  const t = useT("campaigns");
  const language = useLanguage();

  /** How a vote went; before it, what it needs. Of a stage that is passed without a count nothing is said. */
  function votes({ outcome, votesNeeded, votesFor, votesAgainst, seats }: Stage): string | undefined {
    if (votesFor !== null) return t("measure.counted", { for: votesFor, against: votesAgainst ?? 0 });
    if (votesNeeded === null || (outcome !== "ahead" && outcome !== "here")) return undefined;
    return seats === null
      ? t("measure.votesOnly", { needed: votesNeeded })
      : t("measure.votes", { needed: votesNeeded, seats });
  }

  function stamp(stage: Stage, last: boolean): TrackStage["stamp"] {
    const { outcome, occurredOn, precision } = stage;
    if (last && outcome === "ahead") {
      return { word: t("measure.stamp.waiting"), date: t("measure.stamp.notYet"), kind: "waiting" };
    }
    if ((outcome !== "vetoed" && outcome !== "failed") || !occurredOn) return undefined;
    return {
      word: t(`measure.stamp.${outcome}`),
      date: formatDate(occurredOn, precision, language, "short"),
      ...(precision === "day" && { dateTime: occurredOn }),
      kind: "against",
    };
  }

  return (stages: Stage[]): TrackStage[] =>
    stages.map((stage, index) => {
      const need = votes(stage);
      const stamped = stamp(stage, index === stages.length - 1);
      return {
        key: stage.id,
        name: stage.label,
        state: stage.outcome,
        stateText: t(`measure.outcome.${stage.outcome}`),
        on: stage.precision === "day" ? stage.occurredOn : null,
        ...(stage.occurredOn && { when: formatDate(stage.occurredOn, stage.precision, language) }),
        ...(need && { need }),
        ...(stage.note && { note: stage.note }),
        ...(stamped && { stamp: stamped }),
      };
    });
}

/** Where each dated stage can be checked. */
function StageSources({ tries }: { tries: Try[] }) {
  const t = useT("campaigns");
  const sourced = tries.flatMap(({ identifier, stages }) =>
    stages.flatMap((stage) => (stage.sourceUrl ? [{ ...stage, identifier, href: stage.sourceUrl }] : [])),
  );
  if (sourced.length === 0) return null;
  return (
    <p className="small muted road-sources">
      {t("measure.sources")}{" "}
      {sourced.map(({ id, identifier, label, href }, index) => (
        <span key={id}>
          {index > 0 ? ", " : null}
          <a href={href} rel="noopener">
            {identifier}: {label}
          </a>
        </span>
      ))}
    </p>
  );
}
