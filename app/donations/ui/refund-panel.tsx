import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { formatMoney, typedAmount } from "../money.ts";
import type { PanelDonation } from "../panel-donation.ts";
import type { RefundProblem } from "../refund-form.ts";

type RefundPanelProps = {
  donation: Pick<PanelDonation, "currency" | "leftMinor">;
  /** Made with the page. */
  attempt: string;
  errors?: Record<string, RefundProblem>;
  typed?: Record<string, string | string[]>;
};

/** Gives a gift back, whole or in part; nothing but a sentence once there is nothing left to give. */
export function RefundPanel({ donation, attempt, errors = {}, typed = {} }: RefundPanelProps) {
  const t = useT("donations-panel");
  const language = useLanguage();
  const { currency, leftMinor } = donation;
  const left = formatMoney(leftMinor, currency, language);
  const sentences = Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [field, t(`errors.${code}`, { left })]),
  );
  const text = (name: string) => (typeof typed[name] === "string" ? typed[name] : undefined);
  // A form that comes back stays, also when meanwhile nothing is left: what was said of it stands beside it.
  if (leftMinor === 0 && Object.keys(errors).length === 0) return null;
  return (
    <Panel title={t("refund.title")} span={5}>
      <p className="adm-hint">{t("refund.text")}</p>
      <AdminForm intent="refund" submit={t("refund.submit")} look="two" errors={sentences}>
        <input type="hidden" name="attempt" value={text("attempt") || attempt} />
        <input type="hidden" name="left" value={leftMinor} />
        <TextField
          name="amount"
          inputMode="decimal"
          label={t("refund.amount", { currency })}
          hint={t("refund.left", { left })}
          error={sentences.amount}
          defaultValue={text("amount") ?? typedAmount(leftMinor, currency)}
          autoComplete="off"
          maxLength={30}
          required
          short
        />
        <TextArea
          name="reason"
          label={t("refund.reason")}
          hint={t("refund.reasonHint")}
          error={sentences.reason}
          defaultValue={text("reason")}
          maxLength={200}
          rows={2}
          required
        />
      </AdminForm>
    </Panel>
  );
}
