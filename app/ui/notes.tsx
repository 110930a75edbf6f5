import type { ReactNode } from "react";
import type { Motif } from "./art/drawing.ts";
import { Art } from "./art.tsx";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

type NoteProps = {
  icon?: IconName;
  title?: ReactNode;
  /** Something went wrong, or is closed. */
  bad?: boolean;
  /** Read out as soon as it appears. */
  status?: boolean;
  children?: ReactNode;
};

/** A short piece of news beside the main thing. */
export function Note({ icon = "flag", title, bad, status, children }: NoteProps) {
  return (
    <div className={classNames("note", bad && "note-bad")} role={status ? "status" : undefined}>
      <Icon name={icon} />
      <div>
        {title ? (
          <p>
            <b>{title}</b>
          </p>
        ) : null}
        {children ? <div className="small">{children}</div> : null}
      </div>
    </div>
  );
}

/** A remark in the margin. It explains or comforts; an instruction that is needed does not stand here. */
export function MarginNote({ children }: { children: ReactNode }) {
  return <p className="margin-note">{children}</p>;
}

/** How a figure came about: what is counted and what is not, in plain words. */
export function HowWeCount({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="how-we-count">
      <summary>{title}</summary>
      <div className="small prose">{children}</div>
    </details>
  );
}

type EmptyStateProps = {
  title: string;
  /** Why it is empty and what fills it. */
  children?: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
  motif?: Motif;
  as?: "p" | "h2" | "h3";
};

/** Where something will stand once there is something. */
export function EmptyState({ title, children, action, motif, as: Title = "p" }: EmptyStateProps) {
  return (
    <div className="empty">
      {motif ? <Art motif={motif} /> : null}
      <Title className="empty-title">{title}</Title>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}

/** What was received, a perforation, and what stands beside it, such as a stamp. */
export function ReceiptStub({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <div className="stub">
      <div className="stack">{children}</div>
      {side ? <div className="stub-side">{side}</div> : null}
    </div>
  );
}
