import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { Hearing } from "../hearings.server.ts";

type HearingsPanelProps = {
  hearings: Hearing[];
  timeZone: string;
  mayEdit: boolean;
  values: Record<string, string>;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** When a measure is heard, and the form that announces the next hearing. */
export function HearingsPanel({ hearings, timeZone, mayEdit, values, errors }: HearingsPanelProps) {
  const t = useT("measures");
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Panel title={t("hearings.title")} span={7} id="hearings">
      <p className="adm-hint">{t("hearings.hint")}</p>
      <HearingTable {...{ hearings, timeZone, mayEdit }} />
      {mayEdit ? (
        <AdminForm intent="hearing" submit={t("hearings.add")} look="two" errors={errors}>
          <TextField
            {...field("starts_at")}
            type="datetime-local"
            label={t("hearings.startsAt")}
            hint={t("hearings.startsAtHint", { zone: timeZone })}
            required
          />
          <TextField
            {...field("place")}
            label={t("hearings.place")}
            hint={t("hearings.placeHint")}
            maxLength={200}
          />
          <TextField
            {...field("url")}
            id="hearing-url"
            type="url"
            label={t("hearings.url")}
            maxLength={500}
          />
        </AdminForm>
      ) : null}
    </Panel>
  );
}

function HearingTable({
  hearings,
  timeZone,
  mayEdit,
}: Pick<HearingsPanelProps, "hearings" | "timeZone" | "mayEdit">) {
  const t = useT("measures");
  const language = useLanguage();
  const when = ({ startsAt }: Hearing) => formatInstant(startsAt, timeZone, language);
  const columns: Column<Hearing>[] = [
    {
      key: "when",
      title: t("hearings.when"),
      cell: (hearing) => <time dateTime={hearing.startsAt}>{when(hearing)}</time>,
    },
    {
      key: "place",
      title: t("hearings.place"),
      cell: ({ place, url, isCalledOff }) => (
        <>
          {isCalledOff ? <Badge tone="bad">{t("hearings.isCalledOff")}</Badge> : null} {place}{" "}
          {url ? <a href={url}>{t("hearings.url")}</a> : null}
        </>
      ),
    },
    ...(mayEdit
      ? [
          {
            key: "deed",
            title: <span className="hidden-text">{t("hearings.callOff")}</span>,
            cell: (hearing: Hearing) => <CallOff hearing={hearing} when={when(hearing)} />,
          },
        ]
      : []),
  ];
  return (
    <AdminTable
      caption={t("hearings.title")}
      columns={columns}
      rows={hearings}
      rowKey={({ id }) => id}
      empty={<p>{t("hearings.empty")}</p>}
    />
  );
}

function CallOff({ hearing: { id, isCalledOff }, when }: { hearing: Hearing; when: string }) {
  const t = useT("measures");
  const deed = isCalledOff ? "putBack" : "callOff";
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={isCalledOff ? "put-back" : "call-off"} />
      <input type="hidden" name="hearing" value={id} />
      <button type="submit" className="button button-two" aria-label={t(`hearings.${deed}Of`, { when })}>
        {t(`hearings.${deed}`)}
      </button>
    </Form>
  );
}
