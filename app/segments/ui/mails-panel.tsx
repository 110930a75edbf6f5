import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";

type Mail = PanelSupporter["mails"][number];

const tones = {
  queued: "waiting",
  sending: "waiting",
  sent: "good",
  failed: "bad",
  skipped: "quiet",
} as const;

/** The words of a kind of mail; one without words is named as it is kept. */
export function useMailKind(): (kind: string) => string {
  const t = useT("segments") as unknown as (key: string, options: { defaultValue: string }) => string;
  return (kind) => t(`mailKind.${kind.replace(".", "_")}`, { defaultValue: kind });
}

/** What was mailed to somebody, and what became of it. */
export function MailsPanel({ supporter, timeZone }: { supporter: PanelSupporter; timeZone: string }) {
  const t = useT("segments");
  const language = useLanguage();
  const kindOf = useMailKind();
  const columns: Column<Mail>[] = [
    { key: "kind", title: t("mail.kind"), cell: ({ kind }) => kindOf(kind) },
    { key: "at", title: t("signature.when"), cell: ({ at }) => formatInstant(at, timeZone, language) },
    {
      key: "state",
      title: t("signature.state"),
      cell: ({ status, note }) => (
        <>
          <Badge tone={tones[status]}>{t(`mail.status.${status}`)}</Badge>
          {note && status !== "sent" ? (
            <span className="adm-hint adm-under">{note === "confirmed" ? t("mail.confirmed") : note}</span>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <Panel title={t("mail.title")} span={5}>
      <AdminTable
        caption={t("mail.title")}
        columns={columns}
        rows={supporter.mails}
        rowKey={({ id }) => id}
        empty={<p className="adm-hint">{t("mail.none")}</p>}
      />
    </Panel>
  );
}
