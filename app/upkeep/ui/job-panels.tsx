import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

type Job = {
  id: string;
  name: string;
  state: "running" | "waiting" | "failed";
  attempts: number;
  maxAttempts: number;
  error: string | null;
  runAt: string;
  lockedAt: string | null;
};

/** What a job of this name does; one without words is named as it is kept. */
function useJobWords(): (name: string) => string | null {
  const t = useT("settings");
  return (name) =>
    t(`jobs.does.${name.replaceAll(".", "-") as "mail-deliver"}`, { defaultValue: "" }) || null;
}

type JobsPanelProps = { state: Job["state"]; jobs: Job[]; timeZone: string };

/** The jobs in one state. */
export function JobsPanel({ state, jobs, timeZone }: JobsPanelProps) {
  const t = useT("settings");
  return (
    <Panel
      title={t(`jobs.states.${state}`)}
      aside={state === "failed" && jobs.length > 0 ? <RetryAllJobs /> : null}
    >
      <AdminTable
        caption={t(`jobs.states.${state}`)}
        columns={useColumns(state, timeZone)}
        rows={jobs}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t(`jobs.empty.${state}`)} />}
      />
    </Panel>
  );
}

function useColumns(state: Job["state"], timeZone: string): Column<Job>[] {
  const t = useT("settings");
  const language = useLanguage();
  const does = useJobWords();
  const columns: Column<Job>[] = [
    {
      key: "job",
      title: t("jobs.job"),
      cell: ({ name, error }) => (
        <>
          <b>{name}</b>
          <span className="adm-under adm-hint">{does(name)}</span>
          {error ? <span className="adm-under adm-bad">{error}</span> : null}
        </>
      ),
    },
    {
      key: "tries",
      title: t("jobs.tries"),
      number: true,
      wide: true,
      cell: ({ attempts, maxAttempts }) => t("jobs.triesOf", { attempts, most: maxAttempts }),
    },
    {
      key: "when",
      title: t(`jobs.when.${state}`),
      wide: true,
      cell: ({ runAt, lockedAt }) => {
        const at = lockedAt ?? runAt;
        return <time dateTime={at}>{formatInstant(at, timeZone, language)}</time>;
      },
    },
  ];
  if (state === "running") return columns;
  return [
    ...columns,
    {
      key: "deeds",
      title: <span className="hidden-text">{t("jobs.deeds")}</span>,
      cell: ({ id, name }) => <JobDeeds id={id} name={name} />,
    },
  ];
}

function JobDeeds({ id, name }: { id: string; name: string }) {
  const t = useT("settings");
  return (
    <div className="adm-deeds">
      <Form method="post">
        <input type="hidden" name="intent" value="retry" />
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="adm-link-button" aria-label={t("jobs.retryThis", { name })}>
          {t("jobs.retry")}
        </button>
      </Form>
      <Confirm summary={t("jobs.remove")}>
        <p>{t("jobs.removeWarning")}</p>
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="button button-two" aria-label={t("jobs.removeThis", { name })}>
            {t("jobs.removeNow")}
          </button>
        </Form>
      </Confirm>
    </div>
  );
}

function RetryAllJobs() {
  const t = useT("settings");
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="retry-all" />
      <button type="submit" className="adm-link-button">
        {t("jobs.retryAll")}
      </button>
    </Form>
  );
}

type SchedulePanelProps = { starts: { name: string; at: string; next: string | null }[]; timeZone: string };

/** What starts by itself, and when next. */
export function SchedulePanel({ starts, timeZone }: SchedulePanelProps) {
  const t = useT("settings");
  const language = useLanguage();
  const does = useJobWords();
  const columns: Column<(typeof starts)[number]>[] = [
    {
      key: "job",
      title: t("jobs.job"),
      cell: ({ name }) => (
        <>
          <b>{name}</b>
          <span className="adm-under adm-hint">{does(name)}</span>
        </>
      ),
    },
    { key: "pattern", title: t("jobs.pattern"), wide: true, cell: ({ at }) => <code>{at}</code> },
    {
      key: "next",
      title: t("jobs.next"),
      cell: ({ next }) =>
        next ? <time dateTime={next}>{formatInstant(next, timeZone, language)}</time> : "–",
    },
  ];
  return (
    <Panel title={t("jobs.schedule")}>
      <AdminTable
        caption={t("jobs.schedule")}
        columns={columns}
        rows={starts}
        rowKey={({ name }) => name}
        empty={<EmptyState title={t("jobs.empty.waiting")} />}
      />
    </Panel>
  );
}
