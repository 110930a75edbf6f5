import { classNames } from "./class-names.ts";
import { DateStamp, type Stamp } from "./date-stamp.tsx";
import { StageMark, type StageState } from "./mark.tsx";

export type Stage = {
  key: string;
  name: string;
  state: StageState;
  /** What became of it, in words, for those who do not see the mark: "Done", "Ahead". */
  stateText: string;
  /** ISO date, where the day is known. */
  on?: string | null;
  /** The date as it is written. Left out where it is not known, never guessed. */
  when?: string;
  /** The vote it needs: "41 of 80 votes". */
  need?: string;
  note?: string;
  stamp?: Stamp;
};

type BillTrackProps = { stages: Stage[]; label?: string; columns?: number };

/** The road of one bill, stage by stage: across the page, down it on phones. */
export function BillTrack({ stages, label, columns }: BillTrackProps) {
  return (
    <ol className={classNames("track", columns !== undefined && `columns-${columns}`)} aria-label={label}>
      {stages.map((stage) => (
        <li
          key={stage.key}
          className={`stage-${stage.state}`}
          aria-current={stage.state === "here" ? "step" : undefined}
        >
          <StageMark state={stage.state} />
          <b className="stage-name">
            <span>{stage.name}</span>
            <span className="hidden-text">, {stage.stateText}</span>
          </b>
          {stage.when ? <span className="stage-when">{stage.when}</span> : null}
          {stage.need ? <span className="stage-when stage-need">{stage.need}</span> : null}
          {stage.note ? <span className="stage-when">{stage.note}</span> : null}
          {stage.stamp ? <DateStamp {...stage.stamp} /> : null}
        </li>
      ))}
    </ol>
  );
}
