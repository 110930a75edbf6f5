import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";

/** Panels beside one another: twelve columns on wide screens, one on phones. */
export function Panels({ children }: { children: ReactNode }) {
  return <div className="adm-panels">{children}</div>;
}

type PanelProps = {
  title: ReactNode;
  /** Link or hint at the right of the title. */
  aside?: ReactNode;
  /** Columns of twelve. */
  span?: 4 | 5 | 6 | 7 | 8 | 12;
  id?: string;
  children: ReactNode;
};

/** A titled part of a page, on a sheet of its own. */
export function Panel({ title, aside, span = 12, id, children }: PanelProps) {
  return (
    <section className={classNames("adm-panel", `adm-span-${span}`)} id={id}>
      <header>
        <h2>{title}</h2>
        {aside ? <div className="adm-hint">{aside}</div> : null}
      </header>
      {children}
    </section>
  );
}

export type Figure = { key: string; label: string; value: string; detail?: string };

/** The few numbers a page begins with. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="adm-figures">
      {figures.map(({ key, label, value, detail }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd className="adm-figure">{value}</dd>
          {detail ? <dd className="adm-detail">{detail}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

/** Facts as pairs of a name and a value. */
export function Facts({ facts }: { facts: { key: string; name: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="adm-facts">
      {facts.map(({ key, name, value }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
