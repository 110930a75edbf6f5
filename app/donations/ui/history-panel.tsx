import { useDeedWords } from "#app/audit/ui/use-deed-words.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { type Moment, Timeline } from "#app/ui/admin/timeline.tsx";
import type { GiftMoment } from "../gift-history.server.ts";
import { formatMoney } from "../money.ts";
import type { PanelDonation } from "../panel-donation.ts";

type Deed = { id: string; at: string; actorName: string; what: string; reason: string | null };
type Told = Omit<Moment, "shown">;
type HistoryPanelProps = {
  donation: PanelDonation;
  history: GiftMoment[];
  deeds: Deed[];
  timeZone: string;
};

/** Everything that happened to a gift, from its beginning to the latest: Stripe's events, money that went back, mails, deeds. */
export function HistoryPanel({ donation, history, deeds, timeZone }: HistoryPanelProps) {
  const t = useT("donations-panel");
  const language = useLanguage();
  const words = useDeedWords();
  const after = useAfter(donation);
  const momentOf = useMomentWords(timeZone);
  const { startedAt, paidAt } = donation;
  const moments: Told[] = [
    { key: "started", at: startedAt, what: t("history.started") },
    ...(paidAt ? [{ key: "paid", at: paidAt, what: t("history.paid") }] : []),
    ...after,
    ...history.map(momentOf),
    ...deeds.map(({ id, at, actorName, what, reason }) => ({
      ...{ key: id, at, who: actorName, what: words.deed(what) },
      more: reason ? <p className="adm-hint">{reason}</p> : null,
    })),
  ];
  // What happened within one moment stays in the order of its causes.
  const latestLast = moments.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <Panel title={t("history.title")}>
      <Timeline
        moments={latestLast.map((moment) => ({
          ...moment,
          shown: formatInstant(moment.at, timeZone, language),
        }))}
      />
    </Panel>
  );
}

/** Refunds and disputes, as they stand. */
function useAfter({ currency, refunds, disputes }: PanelDonation): Told[] {
  const t = useT("donations-panel");
  const language = useLanguage();
  const stripeWord = useStripeWord("disputes");
  const money = (minor: number) => formatMoney(minor, currency, language);
  return [
    ...refunds.map(({ id, at, status, amountMinor }) => ({
      ...{ key: id, at, what: t(`after.refunds.${status}`, { amount: money(amountMinor) }) },
      more: <p className="adm-hint">{id}</p>,
    })),
    ...disputes.map(({ id, at, status, reason, amountMinor }) => ({
      ...{ key: id, at, what: t("after.dispute", { amount: money(amountMinor), state: stripeWord(status) }) },
      more: <p className="adm-hint">{`${stripeWord(reason)}. ${id}`}</p>,
    })),
  ];
}

function useMomentWords(timeZone: string): (moment: GiftMoment) => Told {
  const t = useT("donations-panel");
  const language = useLanguage();
  const event = useStripeWord("history.events");
  const mails = useT("settings") as unknown as (key: string, options: { defaultValue: string }) => string;
  const mailOf = (kind: string) => mails(`outbox.kinds.${kind.replace(".", "-")}`, { defaultValue: kind });
  const wordsOf = (moment: GiftMoment): Pick<Told, "what" | "more"> => {
    switch (moment.kind) {
      case "event": {
        const at = moment.handledAt && formatInstant(moment.handledAt, timeZone, language);
        const fate = at ? t("history.handled", { at }) : t("history.waits");
        return {
          what: t("history.event", { what: event(moment.type) }),
          more: <p className="adm-hint">{`${fate} ${moment.id}`}</p>,
        };
      }
      case "mail":
        return { what: t(`history.mails.${moment.status}`, { mail: mailOf(moment.mail) }) };
      case "receipt":
        return { what: t("history.receipt") };
      case "books":
        return { what: t("history.books") };
    }
  };
  return (moment) => ({ key: moment.id, at: moment.at, ...wordsOf(moment) });
}

/** Words for Stripe's own; one that has none is named as Stripe names it. */
function useStripeWord(of: "disputes" | "history.events"): (word: string) => string {
  const t = useT("donations-panel") as unknown as (key: string, options: { defaultValue: string }) => string;
  return (word) => t(`${of}.${word.replaceAll(".", "_")}`, { defaultValue: word });
}
