import { useT } from "#app/i18n/use-translate.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import type { PanelDonation } from "../panel-donation.ts";

/** What Stripe calls a gift: for whoever looks for it in Stripe's dashboard. */
export function StripePanel({ donation }: { donation: PanelDonation }) {
  const t = useT("donations-panel");
  if (donation.stripe.length === 0) return null;
  return (
    <Panel title={t("stripe.title")} span={7}>
      <Facts
        facts={donation.stripe.map(({ key, id }) => ({
          ...{ key, name: t(`stripe.${key}`) },
          value: <span className="adm-hint adm-under">{id}</span>,
        }))}
      />
    </Panel>
  );
}
