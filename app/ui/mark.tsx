import { classNames } from "./class-names.ts";

/** Where somebody stands. */
export type Stance = "supports" | "leans" | "undecided" | "leans_no" | "opposes" | "unknown";

/** What became of a stage. */
export type StageState = "done" | "vetoed" | "failed" | "here" | "ahead";

type Shape = "tick" | "half" | "dash" | "slash" | "cross" | "dashed";

const STANCE_SHAPES: Record<Stance, Shape> = {
  supports: "tick",
  leans: "half",
  undecided: "dash",
  leans_no: "slash",
  opposes: "cross",
  unknown: "dashed",
};

const STAGE_SHAPES: Record<StageState, Shape> = {
  done: "tick",
  vetoed: "cross",
  failed: "cross",
  here: "dash",
  ahead: "dashed",
};

const FRAME = "M1 1h16v16H1z";
const CROSS = "M0 3l3-3 6 6 6-6 3 3-6 6 6 6-3 3-6-6-6 6-3-3 6-6z";

/** The mark of a stance. Told apart by shape before colour, and always beside its word. */
export function StanceMark({ stance }: { stance: Stance }) {
  return <MarkShape shape={STANCE_SHAPES[stance]} className="stance-mark" crossInk="var(--act)" />;
}

/** The mark of a stage on a track. The cross is in the ink of vetoes, which no theme changes. */
export function StageMark({ state }: { state: StageState }) {
  return <MarkShape shape={STAGE_SHAPES[state]} className="stage-mark" crossInk="var(--veto)" />;
}

type MarkShapeProps = { shape: Shape; className: string; crossInk: string };

function MarkShape({ shape, className, crossInk }: MarkShapeProps) {
  return (
    <svg className={classNames(className)} viewBox="0 0 18 18" aria-hidden="true">
      {shape === "cross" ? <path fill={crossInk} d={CROSS} /> : null}
      {shape === "tick" ? (
        <>
          <path fill="currentColor" d="M0 0h18v18H0z" />
          <path fill="none" stroke="var(--paper)" strokeWidth="2.8" d="M4 9.4l3.4 3.5L14 5" />
        </>
      ) : null}
      {shape === "half" ? <path fill="currentColor" d="M0 0h18L0 18z" /> : null}
      {shape === "dash" ? <path fill="currentColor" d="M4.5 7.7h9v2.6h-9z" /> : null}
      {shape === "slash" ? <path fill={crossInk} d="M2 13.4L13.4 2H16v2.6L4.6 16H2z" /> : null}
      {shape === "half" || shape === "dash" || shape === "slash" ? (
        <path fill="none" stroke="currentColor" strokeWidth="2" d={FRAME} />
      ) : null}
      {shape === "dashed" ? (
        <path fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2.3" d={FRAME} />
      ) : null}
    </svg>
  );
}
