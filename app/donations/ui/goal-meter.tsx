import { Meter, MeterFigure } from "#app/ui/meter.tsx";
import type { ProgressView } from "../progress-view.ts";

/** What a page has raised, and how far it is to its goal; a page that is closed has no bar any more. */
export function GoalMeter({ progress, open }: { progress: ProgressView; open: boolean }) {
  const { sum, goal, figure, line, percent, others } = progress;
  return (
    <>
      {open ? (
        <Meter count={sum} goal={goal} figure={figure} label={percent}>
          {line}
        </Meter>
      ) : (
        <p className="meter-words">
          <MeterFigure>{figure}</MeterFigure> <span>{line}</span>
        </p>
      )}
      {others ? <p className="small muted">{others}</p> : null}
    </>
  );
}
