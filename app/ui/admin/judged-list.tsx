import { Form } from "@remix-run/react";
import { type ReactNode, useMemo } from "react";
import { useListKeys } from "./use-list-keys.ts";

export type ListVerdict = {
  value: string;
  text: string;
  /** The key that presses its button in the row that has the focus. */
  letter: string;
  /** The likely one. */
  isMain?: boolean;
};

type JudgedListProps<Row> = {
  rows: readonly Row[];
  idOf: (row: Row) => string;
  verdicts: readonly ListVerdict[];
  /** Where it is posted: `ids` with a `verdict`, or `one` as "verdict:id". The page's own address otherwise. */
  action?: string;
  words: {
    list: string;
    /** What stands before the buttons for all that are ticked, and what the keys are. */
    ticked: string;
    keys: string;
    tick: (row: Row) => string;
    verdictOn: (verdict: ListVerdict, row: Row) => string;
  };
  children: (row: Row) => ReactNode;
  /** What stands over the buttons of a row. */
  aside?: (row: Row) => ReactNode;
};

/** Rows with what may be done to each, and to all that are ticked. One form; keys press its buttons. */
export function JudgedList<Row>(props: JudgedListProps<Row>) {
  const { rows, idOf, verdicts, action, words } = props;
  const ids = useMemo(() => rows.map(idOf), [rows, idOf]);
  const letters = useMemo(() => verdicts.map(({ letter }) => letter), [verdicts]);
  const list = useListKeys(ids, letters);
  return (
    <Form method="post" {...(action && { action })} className="mod-queue">
      <input type="hidden" name="intent" value="judge" />
      <ul ref={list} className="mod-list" aria-label={words.list}>
        {rows.map((row) => (
          <JudgedRow key={idOf(row)} row={row} {...props} />
        ))}
      </ul>
      <div className="mod-bar">
        <p className="adm-hint">{words.ticked}</p>
        {verdicts.map(({ value, text }) => (
          <button key={value} type="submit" name="verdict" value={value} className="button button-two">
            {text}
          </button>
        ))}
        <p className="adm-hint mod-keys">{words.keys}</p>
      </div>
    </Form>
  );
}

function JudgedRow<Row>({
  row,
  idOf,
  verdicts,
  words,
  children,
  aside,
}: JudgedListProps<Row> & { row: Row }) {
  return (
    <li data-row="" tabIndex={-1} className="mod-row">
      <label className="mod-tick">
        <input type="checkbox" name="ids" value={idOf(row)} />
        <span className="hidden-text">{words.tick(row)}</span>
      </label>
      <div>{children(row)}</div>
      <div className="mod-side">
        {aside?.(row)}
        <div className="mod-deeds">
          {verdicts.map((verdict) => (
            <button
              key={verdict.value}
              type="submit"
              name="one"
              value={`${verdict.value}:${idOf(row)}`}
              data-key={verdict.letter}
              aria-label={words.verdictOn(verdict, row)}
              className={verdict.isMain ? "button button-key" : "button button-two"}
            >
              {verdict.text}
            </button>
          ))}
        </div>
      </div>
    </li>
  );
}
