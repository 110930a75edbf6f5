import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";

type Signature = PanelSupporter["signatures"][number];

const tones = {
  counted: "good",
  pending: "waiting",
  review: "waiting",
  invalid: "bad",
  merged: "quiet",
} as const;

type SignaturesPanelProps = { supporter: PanelSupporter; mayEdit: boolean; timeZone: string };

/** What somebody signed, latest first, and how each stands. */
export function SignaturesPanel({ supporter, mayEdit, timeZone }: SignaturesPanelProps) {
  const t = useT("segments");
  const language = useLanguage();
  const columns: Column<Signature>[] = [
    {
      key: "what",
      title: t("signature.petition"),
      cell: ({ petition, slug, comment }) => (
        <>
          <a href={language === "es" ? `/es/petitions/${slug}` : `/petitions/${slug}`}>{petition}</a>
          {comment ? <span className="adm-hint adm-under">“{comment}”</span> : null}
        </>
      ),
    },
    {
      key: "when",
      title: t("signature.when"),
      cell: ({ signedAt }) => formatInstant(signedAt, timeZone, language),
    },
    { key: "source", title: t("signature.source"), wide: true, cell: ({ source }) => source },
    {
      key: "state",
      title: t("signature.state"),
      cell: (row) => (
        <>
          <Badge tone={tones[row.status]}>{t(`signature.status.${row.status}`)}</Badge>
          {mayEdit && row.byHandMay ? (
            <Confirm summary={t("signature.byHand")}>
              <p>{t("signature.byHandText")}</p>
              <AdminForm intent="confirm" submit={t("signature.byHandYes")} look="two">
                <input type="hidden" name="signature" value={row.id} />
              </AdminForm>
            </Confirm>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <Panel title={t("signature.title")} span={supporter.email === null ? 12 : 7}>
      <AdminTable
        caption={t("signature.title")}
        columns={columns}
        rows={supporter.signatures}
        rowKey={({ id }) => id}
        empty={<p className="adm-hint">{t("signature.none")}</p>}
      />
    </Panel>
  );
}
