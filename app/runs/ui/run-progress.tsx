import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Facts, Figures } from "#app/ui/admin/panels.tsx";
import { useRefresh } from "#app/ui/admin/use-refresh.ts";
import { isOver, type RunFile, type RunState, type RunView } from "../run.ts";
import { useRunWords } from "./use-run-words.ts";

const REFRESH_MS = 1_500;

export const runTones = {
  queued: "quiet",
  running: "waiting",
  done: "good",
  failed: "bad",
  cancelled: "quiet",
} as const satisfies Record<RunState, string>;

type RunProgressProps = {
  run: RunView;
  timeZone: string;
  /** Whether the viewer may take it back, where that can be. */
  mayUndo?: boolean;
};

/** How far a run is, what came of it, its files; with the buttons that stop it or take it back. Refreshes by itself. */
export function RunProgress({ run, timeZone, mayUndo = true }: RunProgressProps) {
  const refreshes = useRefresh(!isOver(run.state), REFRESH_MS);
  const words = useRunWords();
  const figures = inOrder(Object.entries(run.result?.figures ?? {}));
  const language = useLanguage();
  return (
    <div className="run">
      <Standing run={run} />
      {figures.length > 0 ? (
        <Figures
          figures={figures.map(([name, value]) => ({
            key: name,
            label: words.figure(name),
            value: formatCount(value, language),
          }))}
        />
      ) : null}
      {run.error ? <p>{words.problem(run.error)}</p> : null}
      {run.files.length > 0 ? <Files run={run.id} files={run.files} timeZone={timeZone} /> : null}
      <Times run={run} timeZone={timeZone} />
      <Deeds run={run} mayUndo={mayUndo} refreshes={refreshes} />
    </div>
  );
}

// The database keeps them in an order of its own.
const order = ["rows", "created", "changed", "unchanged", "refused", "dropped", "consents", "declined"];

const inOrder = (figures: [string, number][]) =>
  figures.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));

function Standing({ run }: { run: RunView }) {
  const t = useT("runs");
  const words = useRunWords();
  const language = useLanguage();
  const { done, total, state } = run;
  const stopping = state === "running" && run.cancelRequested;
  const count = (n: number) => formatCount(n, language);
  return (
    <div className="run-standing">
      <p role="status">
        <Badge tone={runTones[state]}>{stopping ? t("stopping") : words.state(state)}</Badge>
      </p>
      {state === "running" || state === "queued" ? (
        <progress
          aria-label={t("progress")}
          {...(total !== null && { max: Math.max(total, 1), value: done })}
        />
      ) : null}
      {state === "running" && (done > 0 || total) ? (
        <p className="run-count">
          {total
            ? t("countOf", { done: count(done), total: count(total) })
            : t("countAlone", { done: count(done) })}
        </p>
      ) : null}
    </div>
  );
}

function Files({ run, files, timeZone }: { run: string; files: RunFile[]; timeZone: string }) {
  const t = useT("runs");
  const words = useRunWords();
  const language = useLanguage();
  return (
    <ul className="adm-rows run-files">
      {files.map(({ id, name, bytes, dropAt }) => (
        <li key={id}>
          <span>
            <a href={`/admin/runs/${run}/files/${id}`}>{name}</a>
            <span className="adm-hint adm-under">
              {t("file.until", { size: words.size(bytes), until: formatInstant(dropAt, timeZone, language) })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Times({ run, timeZone }: { run: RunView; timeZone: string }) {
  const t = useT("runs");
  const language = useLanguage();
  const at = (iso: string | null): ReactNode =>
    iso ? <time dateTime={iso}>{formatInstant(iso, timeZone, language)}</time> : t("notYet");
  return (
    <Facts
      facts={[
        { key: "who", name: t("startedBy"), value: run.startedByName },
        { key: "asked", name: t("askedAt"), value: at(run.createdAt) },
        { key: "ended", name: t("endedAt"), value: at(run.endedAt) },
      ]}
    />
  );
}

type DeedsProps = { run: RunView; mayUndo: boolean; refreshes: boolean };

function Deeds({ run, mayUndo, refreshes }: DeedsProps) {
  const t = useT("runs");
  const undo = run.result?.undo;
  return (
    <div className="adm-actions run-deeds">
      {run.page ? (
        <Link className="button button-two" to={run.page}>
          {t("toPage")}
        </Link>
      ) : null}
      {!isOver(run.state) && !refreshes ? (
        <a className="button button-two" href={`/admin/runs/${run.id}`}>
          {t("reload")}
        </a>
      ) : null}
      {!isOver(run.state) && !run.cancelRequested ? (
        <AdminForm intent="cancel" action={`/admin/runs/${run.id}`} submit={t("cancel")} look="two" />
      ) : null}
      {undo && mayUndo && !run.undoneBy ? (
        <AdminForm action={undo.action} submit={t("undo")} look="two">
          {Object.entries(undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </AdminForm>
      ) : null}
      {run.undoneBy ? <Link to={`/admin/runs/${run.undoneBy}`}>{t("undone")}</Link> : null}
    </div>
  );
}
