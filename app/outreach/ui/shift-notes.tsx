import { Form, Link } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { Shift } from "../shifts.server.ts";

type ShiftNotesProps = {
  shifts: Shift[];
  /** Null: on the page itself. */
  pageHref: ((pageId: string) => string) | null;
  mayEdit: boolean;
};

/** A measure moved: which page asks others since, and whether it should. Nothing where nothing moved. */
export function ShiftNotes({ shifts, pageHref, mayEdit }: ShiftNotesProps) {
  const t = useT("outreach");
  const language = useLanguage();
  if (shifts.length === 0) return null;
  return (
    <Panel title={t("shifts.title")}>
      <ul className="adm-rows">
        {shifts.map(({ id, pageId, pageTitle, from, to, at, mayHold }) => (
          <li key={id}>
            <p>
              {t("shifts.moved", {
                from: from ?? t("shifts.nowhere"),
                to: to ?? t("shifts.nowhere"),
                date: formatDate(at.slice(0, 10), "day", language),
              })}{" "}
              {pageHref ? <Link to={pageHref(pageId)}>{pageTitle}</Link> : null}
            </p>
            {mayEdit && !pageHref ? (
              <Form method="post" className="adm-actions">
                <input type="hidden" name="shift" value={id} />
                <button type="submit" className="button button-two" name="intent" value="seen">
                  {t("shifts.seen")}
                </button>
                {mayHold ? (
                  <button type="submit" className="button button-two" name="intent" value="hold">
                    {t("shifts.hold", { stage: from })}
                  </button>
                ) : null}
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
