import { Form, Link } from "@remix-run/react";
import { formatDate, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import { type GuardList, guardLists } from "../guard-list.ts";
import type { GuardLine as Line } from "../guard-queries.server.ts";

type AddPanelProps = {
  typed: Record<string, string>;
  list: GuardList | null;
  errors: Record<string, string>;
};

/** Puts something on a list, one or several at once. */
export function AddToGuardPanel({ typed, list, errors }: AddPanelProps) {
  const t = useT("settings");
  const admin = useT("admin");
  return (
    <Panel title={t("lists.add")} span={4}>
      <AdminForm intent="add" submit={t("lists.addButton")} errors={errors}>
        <SelectField
          name="list"
          label={t("lists.list")}
          hint={t("lists.listHint")}
          defaultValue={typed.list ?? list ?? "block_domain"}
          error={errors.list}
          options={guardLists.map((each) => ({ value: each, text: t(`lists.names.${each}`) }))}
        />
        <TextArea
          name="values"
          label={t("lists.values")}
          hint={t("lists.valuesHint")}
          defaultValue={typed.values}
          error={errors.values}
          rows={3}
          spellCheck={false}
          autoCapitalize="none"
          required
        />
        <TextField
          name="reason"
          label={t("lists.reason")}
          hint={t("lists.reasonHint")}
          defaultValue={typed.reason}
          error={errors.reason}
          maxLength={300}
          required
        />
        <TextField
          name="expires"
          type="date"
          label={t("lists.expires")}
          optional={admin("form.optional")}
          defaultValue={typed.expires}
          error={errors.expires}
        />
      </AdminForm>
    </Panel>
  );
}

type ListPanelProps = {
  lines: Line[];
  pages: { next: string | null; previous: string | null };
  list: GuardList | null;
  counts: Partial<Record<GuardList, number>>;
  timeZone: string;
};

/** What stands on the lists, each with why, by whom and until when. */
export function GuardListPanel({ lines, pages, list, counts, timeZone }: ListPanelProps) {
  const t = useT("settings");
  return (
    <Panel title={t("lists.entries")} span={8}>
      <nav aria-label={t("lists.list")}>
        <ul className="adm-choices">
          {[null, ...guardLists].map((each) => (
            <li key={each ?? "all"}>
              <Link
                to={each ? `/admin/settings/lists?list=${each}` : "/admin/settings/lists"}
                aria-current={each === list ? "true" : undefined}
              >
                {each ? t(`lists.names.${each}`) : t("lists.all")}
                {each && counts[each] ? <span className="adm-hint"> {counts[each]}</span> : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <AdminTable
        caption={t("lists.entries")}
        columns={useColumns(timeZone)}
        rows={lines}
        rowKey={({ id }) => id}
        pages={pages}
        empty={
          <EmptyState title={t("lists.empty")}>
            <p>{t("lists.emptyText")}</p>
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
      key: "value",
      title: t("lists.value"),
      cell: ({ value, list }) => (
        <>
          <b className="adm-long">{value}</b>
          <span className="adm-under adm-hint">{t(`lists.names.${list}`)}</span>
        </>
      ),
    },
    {
      key: "reason",
      title: t("lists.reason"),
      cell: ({ reason, addedBy, addedAt }) => (
        <>
          <span className="adm-long">{reason}</span>
          <span className="adm-under adm-hint">
            {addedBy}, <time dateTime={addedAt}>{formatInstant(addedAt, timeZone, language)}</time>
          </span>
        </>
      ),
    },
    {
      key: "expires",
      title: t("lists.expires"),
      wide: true,
      cell: ({ expiresAt, expired }) =>
        expired ? (
          <Badge tone="quiet">{t("lists.expired")}</Badge>
        ) : expiresAt ? (
          <time dateTime={expiresAt}>{formatDate(expiresAt, "day", language, "short")}</time>
        ) : (
          t("lists.never")
        ),
    },
    {
      key: "remove",
      title: <span className="hidden-text">{t("lists.remove")}</span>,
      cell: ({ id, value }) => (
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="ids" value={id} />
          <button type="submit" className="adm-link-button" aria-label={t("lists.removeThis", { value })}>
            {t("lists.remove")}
          </button>
        </Form>
      ),
    },
  ];
}
