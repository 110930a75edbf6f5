import { Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { isOver, type RunView } from "#app/runs/run.ts";
import { RunProgress } from "#app/runs/ui/run-progress.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import type { ImportView } from "../import-queries.server.ts";
import { Problems } from "./problems.tsx";
import { useImportWords } from "./use-import-words.ts";

type PanelProps = { view: ImportView; timeZone: string };

/** A run on the page it belongs to. */
function Progress({ run, timeZone }: { run: RunView; timeZone: string }) {
  return <RunProgress run={{ ...run, page: null }} timeZone={timeZone} mayUndo={false} />;
}

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

/** What file it is, with the way to throw it away as long as nothing of it was brought in. */
export function FilePanel({ view, timeZone }: PanelProps) {
  const t = useT("imports");
  const language = useLanguage();
  const words = useImportWords();
  const at = (iso: string) => <time dateTime={iso}>{formatInstant(iso, timeZone, language)}</time>;
  const delimiter = delimiterNames[view.delimiter as ","];
  return (
    <Panel title={t("facts.title")} span={4}>
      <Facts
        facts={[
          { key: "name", name: t("facts.name"), value: <span className="imp-name">{view.fileName}</span> },
          {
            key: "rows",
            name: t("facts.rows"),
            value: view.look
              ? words.count(view.look.figures.rows)
              : t("facts.rowsAbout", { rows: words.count(view.rowsAbout) }),
          },
          { key: "columns", name: t("facts.columns"), value: words.count(view.headings.length) },
          { key: "encoding", name: t("facts.encoding"), value: view.encoding.toUpperCase() },
          { key: "delimiter", name: t("facts.delimiter"), value: t(`facts.delimiters.${delimiter}`) },
          {
            key: "uploaded",
            name: t("facts.uploaded"),
            value: (
              <>
                {at(view.uploadedAt)}, {view.byName}
              </>
            ),
          },
          ...(view.keptUntil ? [{ key: "kept", name: t("facts.kept"), value: at(view.keptUntil) }] : []),
        ]}
      />
      {view.importedAt || view.run ? null : (
        <Confirm summary={t("facts.discard")}>
          <p>{t("facts.discardText")}</p>
          <AdminForm intent="discard" submit={t("facts.discardButton")} look="two" />
        </Confirm>
      )}
    </Panel>
  );
}

/** What an import would do, and the button that does it. */
export function LookPanel({ view, timeZone }: PanelProps) {
  const t = useT("imports");
  const { look, lookRun, plan } = view;
  const people = look ? look.figures.created + look.figures.changed + look.figures.unchanged : 0;
  const running = lookRun && !isOver(lookRun.state);
  return (
    <Panel title={t("look.title")} span={8}>
      <div className="imp-stack">
        {running ? <p>{t("look.running")}</p> : null}
        {view.brokenRow ? <p>{t("look.broken", { row: view.brokenRow })}</p> : null}
        {lookRun?.state === "cancelled" ? <p>{t("look.stopped")}</p> : null}
        {look && plan ? (
          <p>
            {t("look.asChosen", {
              existing: t(`existing.${plan.existing}`),
              consent: t(`consent.${plan.consent.kind}`),
            })}
          </p>
        ) : null}
        {look && people === 0 ? <p>{t("look.allRefused")}</p> : null}
        {lookRun ? <Progress run={lookRun} timeZone={timeZone} /> : null}
        {look && look.newTags.length > 0 ? (
          <p>
            {t("look.newTags")}: {look.newTags.join(", ")}
          </p>
        ) : null}
        {running ? null : (
          <div className="adm-actions imp-next">
            <Link className="button button-two" to={`/admin/imports/${view.id}?step=columns`}>
              {t("look.change")}
            </Link>
            {look && people > 0 ? (
              <AdminForm intent="import" submit={t("look.importCount", { count: people })}>
                <input type="hidden" name="version" value={view.planVersion} />
              </AdminForm>
            ) : null}
          </div>
        )}
      </div>
    </Panel>
  );
}

const titleOf = ({ undoneAt }: ImportView) => (undoneAt ? "states.undone" : "states.undoing");

/** What was done, going on with it, and taking it back. */
export function ResultPanel({ view, timeZone, peopleHref }: PanelProps & { peopleHref: string }) {
  const t = useT("imports");
  const language = useLanguage();
  const { run, undoRun, state } = view;
  const shown = undoRun ?? run;
  return (
    <Panel title={t(undoRun ? titleOf(view) : "result.title")} span={8}>
      <div className="imp-stack">
        {shown && !isOver(shown.state) ? <p>{t("result.running")}</p> : null}
        {view.undoneAt ? (
          <p>{t("result.undone", { at: formatInstant(view.undoneAt, timeZone, language) })}</p>
        ) : null}
        {shown ? <Progress run={shown} timeZone={timeZone} /> : null}
        {state === "stopped" ? (
          <div>
            <p>{t("result.goOnText")}</p>
            <AdminForm intent="import" submit={t("result.goOn")}>
              <input type="hidden" name="version" value={view.planVersion} />
            </AdminForm>
          </div>
        ) : null}
        {view.importedAt && !undoRun ? (
          <p>
            <Link to={peopleHref}>{t("result.people")}</Link>
          </p>
        ) : null}
        <UndoPart view={view} timeZone={timeZone} />
      </div>
    </Panel>
  );
}

function UndoPart({ view, timeZone }: PanelProps) {
  const t = useT("imports");
  const language = useLanguage();
  const { run, undoRun, undoneAt, undoUntil } = view;
  const busy = [run, undoRun].some((each) => each && !isOver(each.state));
  if (undoneAt || busy || !undoUntil) return null;
  if (!view.mayUndo) return <p className="adm-hint">{t("result.tooLate")}</p>;
  if (undoRun) return <AdminForm intent="undo" submit={t("result.goOnUndo")} />;
  return (
    <Confirm summary={t("result.undo")}>
      <p>{t("result.undoText", { until: formatInstant(undoUntil, timeZone, language) })}</p>
      <AdminForm intent="undo" submit={t("result.undoButton")} look="two" />
    </Confirm>
  );
}

/** Reasons, once there is a report. */
export function ProblemsPanel({ view }: { view: ImportView }) {
  const t = useT("imports");
  if (!view.look || view.look.problems.length === 0) return null;
  return (
    <Panel title={t("problemTable.title")} span={8}>
      <Problems report={view.look} headings={view.headings} />
    </Panel>
  );
}
