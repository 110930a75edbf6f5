import { Form, Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Address } from "#app/ui/admin/address.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { RefusedRow } from "../suppression-form.ts";
import type { SuppressionLine as Line } from "../suppression-list.server.ts";

const PAGE = "/admin/settings/suppressed";

type FormProps = { typed: Record<string, string>; errors: Record<string, string> };

type ListProps = {
  lines: Line[];
  pages: { next: string | null; previous: string | null };
  counts: Partial<Record<Line["reason"], number>>;
  /** What was searched for; empty: nothing. */
  words: string;
  timeZone: string;
};

/** Every address that is never mailed, with why and since when; a part of an address finds it. */
export function SuppressionListPanel({ lines, pages, counts, words, timeZone }: ListProps) {
  const t = useT("settings");
  const known = Object.entries(counts) as [Exclude<Line["reason"], "erased">, number][];
  return (
    <Panel
      title={t("suppressed.title")}
      aside={
        <a href={`${PAGE}.csv`} download>
          {t("suppressed.export")}
        </a>
      }
    >
      <p className="adm-hint">{t("suppressed.hint")}</p>
      {known.length > 0 ? (
        <p className="adm-hint">
          {known.map(([reason, count]) => t(`suppressed.counts.${reason}`, { count })).join(" · ")}
        </p>
      ) : null}
      <Form method="post" className="adm-form" key={words}>
        <input type="hidden" name="intent" value="find" />
        <TextField
          name="words"
          type="search"
          label={t("suppressed.search")}
          defaultValue={words}
          maxLength={254}
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="adm-actions">
          <button type="submit" className="button button-two">
            {t("suppressed.find")}
          </button>
          {words ? <Link to={PAGE}>{t("suppressed.showAll")}</Link> : null}
        </div>
      </Form>
      <AdminTable
        caption={t("suppressed.title")}
        columns={useColumns(timeZone)}
        rows={lines}
        rowKey={({ id }) => id}
        pages={pages}
        empty={
          <EmptyState title={t(words ? "suppressed.noneFound" : "suppressed.empty")}>
            <p>{t(words ? "suppressed.noneFoundText" : "suppressed.emptyText")}</p>
          </EmptyState>
        }
      />
    </Panel>
  );
}

function useColumns(timeZone: string): Column<Line>[] {
  const t = useT("settings");
  const language = useLanguage();
  return [
    {
      key: "email",
      title: t("suppressed.address"),
      cell: ({ id, email, since, mayLift }) => (
        <>
          <Address>{email}</Address>
          <span className="adm-under adm-hint">
            <time dateTime={since}>{formatInstant(since, timeZone, language)}</time>
          </span>
          <span className="adm-under">
            {mayLift ? (
              <Link to={`${PAGE}?lift=${id}#lift`} aria-label={t("suppressed.liftThis", { email })}>
                {t("suppressed.lift")}
              </Link>
            ) : (
              <span className="adm-hint">{t("suppressed.staysShort")}</span>
            )}
          </span>
        </>
      ),
    },
    {
      key: "reason",
      title: t("suppressed.why"),
      cell: ({ reason, detail }) => (
        <>
          <b>{t(`suppressed.reasons.${reason as "staff"}`)}</b>
          {detail ? (
            <span className="adm-under adm-hint">
              <span className="adm-long">{detail}</span>
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "source",
      title: t("suppressed.toldBy"),
      wide: true,
      cell: ({ source }) => t(`suppressed.sources.${source}`),
    },
  ];
}

/** Asks why an address may be mailed again. */
export function LiftPanel({ line, typed, errors }: FormProps & { line: Line }) {
  const t = useT("settings");
  return (
    <Panel title={t("suppressed.liftTitle")} id="lift">
      <p>
        <Address>{line.email}</Address>
      </p>
      <p>
        {t(`suppressed.reasons.${line.reason as "staff"}`)}
        {line.detail ? (
          <span className="adm-under adm-hint">
            <span className="adm-long">{line.detail}</span>
          </span>
        ) : null}
      </p>
      <AdminForm intent="lift" submit={t("suppressed.liftYes")} errors={errors}>
        <input type="hidden" name="id" value={line.id} />
        <TextField
          name="reason"
          label={t("suppressed.liftReason")}
          hint={t("suppressed.liftReasonHint")}
          defaultValue={typed.reason}
          error={errors.reason}
          maxLength={300}
          required
        />
      </AdminForm>
      <p>
        <Link to={PAGE}>{t("suppressed.liftNo")}</Link>
      </p>
    </Panel>
  );
}

/** Puts one address on the list. */
export function SuppressPanel({ typed, errors }: FormProps) {
  const t = useT("settings");
  return (
    <Panel title={t("suppressed.add")} span={6}>
      <AdminForm intent="add" submit={t("suppressed.addButton")} errors={errors}>
        <TextField
          name="email"
          type="email"
          label={t("suppressed.address")}
          defaultValue={typed.email}
          error={errors.email}
          maxLength={254}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          name="reason"
          label={t("suppressed.why")}
          hint={t("suppressed.whyHint")}
          defaultValue={typed.reason}
          error={errors.reason}
          maxLength={300}
          required
        />
      </AdminForm>
    </Panel>
  );
}

type FilePanelProps = {
  errors: Record<string, string>;
  report: { added: number; known: number; refused: RefusedRow[]; refusedInAll: number } | null;
};

/** Takes a file of addresses in, and says which rows were left out. */
export function SuppressionFilePanel({ errors, report }: FilePanelProps) {
  const t = useT("settings");
  return (
    <Panel title={t("suppressed.file")} span={6} id="file-panel">
      <p className="adm-hint">{t("suppressed.fileHint")}</p>
      {report ? (
        <div role="status">
          <p>
            {t("suppressed.fileAdded", { count: report.added })}{" "}
            {report.known > 0 ? t("suppressed.fileKnown", { count: report.known }) : null}
          </p>
          {report.refusedInAll > 0 ? (
            <>
              <p>{t("suppressed.fileRefused", { count: report.refusedInAll })}</p>
              <ul>
                {report.refused.map(({ row, problem }) => (
                  <li key={row}>{t(`suppressed.problems.${problem}`, { row })}</li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
      <AdminForm intent="file" files submit={t("suppressed.fileButton")} look="two" errors={errors}>
        <TextField
          name="file"
          type="file"
          label={t("suppressed.fileField")}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          error={errors.file}
          required
        />
      </AdminForm>
    </Panel>
  );
}
