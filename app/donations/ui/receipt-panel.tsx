import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { PanelDonation } from "../panel-donation.ts";
import { yearOf } from "../receipt-number.ts";

type ReceiptPanelProps = {
  donation: Pick<PanelDonation, "id" | "receipt">;
  /** Made with the page: pressed twice, it is one mail. */
  attempt: string;
  maySend: boolean;
};

/** The receipt of a gift: to be opened, and to be sent once more, alone or with all of its year. Nothing while there is none. */
export function ReceiptPanel({ donation, attempt, maySend }: ReceiptPanelProps) {
  const t = useT("donations-panel");
  const { id, receipt: number } = donation;
  if (!number) return null;
  const year = yearOf(number);
  return (
    <Panel title={t("receipt.title")} span={5}>
      <p className="adm-hint">{t("receipt.text", { number })}</p>
      <p>
        <a href={`/admin/donations/${id}/receipt.pdf`}>{t("receipt.pdf")}</a>
      </p>
      {maySend ? (
        <AdminForm intent="receipt" submit={t("receipt.again")} look="two">
          <p className="adm-hint">{t("receipt.againHint")}</p>
          <input type="hidden" name="attempt" value={attempt} />
        </AdminForm>
      ) : null}
      {maySend ? (
        <AdminForm intent="statement" submit={t("receipt.statement", { year })} look="two">
          <p className="adm-hint">{t("receipt.statementHint")}</p>
          <input type="hidden" name="attempt" value={attempt} />
        </AdminForm>
      ) : null}
    </Panel>
  );
}
