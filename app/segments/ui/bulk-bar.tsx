import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";

/** The form that the ticks of a list belong to, wherever they stand. */
export const BULK_FORM = "bulk";

type BulkBarProps = {
  /** The list as it is, sealed. */
  sealed: string;
  count: { count: number; about: boolean };
};

/** The ways from a list to what can be done to many: to those who are ticked, or to all who fit. */
export function BulkBar({ sealed, count: { count, about } }: BulkBarProps) {
  const t = useT("segments");
  const [ticked, setTicked] = useTicked();
  return (
    <Form id={BULK_FORM} className="seg-bulk" method="post" action="/admin/supporters/bulk">
      <input type="hidden" name="intent" value="choose" />
      <input type="hidden" name="q" value={sealed} />
      {ticked === null ? null : (
        <button type="button" className="adm-link-button" onClick={() => setTicked(ticked === 0)}>
          {t(ticked === 0 ? "bulk.tickPage" : "bulk.tickNone")}
        </button>
      )}
      <button type="submit" className="button button-two" name="whom" value="ticked">
        {ticked ? t("bulk.tickedCount", { count: ticked }) : t("bulk.ticked")}
      </button>
      <button type="submit" className="button button-two" name="whom" value="all">
        {t(about ? "bulk.allMore" : "bulk.all", { count })}
      </button>
    </Form>
  );
}

const boxes = () => [
  ...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form=${BULK_FORM}]`),
];

/** How many are ticked, and ticking the whole page or nobody; null until the page's script runs. */
function useTicked(): [number | null, (all: boolean) => void] {
  const [ticked, setTicked] = useState<number | null>(null);
  useEffect(() => {
    const count = () => setTicked(boxes().filter(({ checked }) => checked).length);
    count();
    document.addEventListener("change", count);
    return () => document.removeEventListener("change", count);
  }, []);
  const tick = (all: boolean) => {
    for (const box of boxes()) box.checked = all;
    setTicked(all ? boxes().length : 0);
  };
  return [ticked, tick];
}
