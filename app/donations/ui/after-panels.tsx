import { useDeedWords } from "#app/audit/ui/use-deed-words.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { type Moment, Timeline } from "#app/ui/admin/timeline.tsx";
import { formatMoney } from "../money.ts";
import type { PanelDonation } from "../panel-donation.ts";

type Deed = { id: string; at: string; actorName: string; what: string; reason: string | null };
type AfterPanelProps = { donation: PanelDonation; deeds: Deed[]; timeZone: string };

/** What came after a gift: refunds, disputes, and what staff did; latest first. */
export function AfterPanel({ donation, deeds, timeZone }: AfterPanelProps) {
  const t = useT("donations-panel");
  const language = useLanguage();
  const words = useDeedWords();
  const { currency, refunds, disputes } = donation;
  const stripeWord = useStripeWord();
  const money = (minor: number) => formatMoney(minor, currency, language);
  const moments: Omit<Moment, "shown">[] = [
    ...refunds.map(({ id, at, status, amountMinor }) => ({
      ...{ key: id, at, what: t(`after.refunds.${status}`, { amount: money(amountMinor) }) },
      more: <p className="adm-hint">{id}</p>,
    })),
    ...disputes.map(({ id, at, status, reason, amountMinor }) => ({
      ...{ key: id, at, what: t("after.dispute", { amount: money(amountMinor), state: stripeWord(status) }) },
      more: <p className="adm-hint">{`${stripeWord(reason)}. ${id}`}</p>,
    })),
    ...deeds.map(({ id, at, actorName, what, reason }) => ({
      ...{ key: id, at, who: actorName, what: words.deed(what) },
      more: reason ? <p className="adm-hint">{reason}</p> : null,
    })),
  ];
  if (moments.length === 0) return null;
  const latestFirst = moments.sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <Panel title={t("after.title")}>
      <Timeline
        moments={latestFirst.map((moment) => ({
          ...moment,
          shown: formatInstant(moment.at, timeZone, language),
        }))}
      />
    </Panel>
  );
}

/** Words for Stripe's own; one that has none is named as Stripe names it. */
function useStripeWord(): (word: string) => string {
  const t = useT("donations-panel") as unknown as (key: string, options: { defaultValue: string }) => string;
  return (word) => t(`disputes.${word}`, { defaultValue: word });
}

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
