import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Address } from "#app/ui/admin/address.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { formatMoney } from "../money.ts";
import type { PanelDonation } from "../panel-donation.ts";
import { GiftState } from "./gift-state.tsx";

type Fact<Key extends string> = { key: Key; value: ReactNode };

/** What was given, when and on which page, and what of it arrived. */
export function GiftPanel({ donation, timeZone }: { donation: PanelDonation; timeZone: string }) {
  const t = useT("donations-panel");
  const language = useLanguage();
  const { currency, amountMinor, coveredMinor, fee, plan, campaign } = donation;
  const money = (minor: number) => formatMoney(minor, currency, language);
  const at = (iso: string) => formatInstant(iso, timeZone, language);
  const since = { amount: money(plan?.amountMinor ?? 0), date: at(plan?.startedAt ?? donation.startedAt) };
  const coveredOf = (minor: number) => {
    if (donation.offline) return null;
    return minor > 0 ? money(minor) : t("one.notCovered");
  };
  const facts = [
    { key: "page", value: donation.page },
    { key: "campaign", value: <Link to={`/admin/campaigns/${campaign.id}`}>{campaign.name}</Link> },
    { key: "interval", value: t(plan ? "intervals.month" : "intervals.once") },
    { key: "plan", value: plan && `${t(`plans.${plan.status}`)}. ${t("one.planSince", since)}` },
    { key: "planEnded", value: plan?.endedAt && at(plan.endedAt) },
    { key: "covered", value: coveredOf(coveredMinor) },
    { key: "fee", value: fee && formatMoney(fee.amountMinor, fee.currency, language) },
    { key: "refunded", value: donation.refundedMinor > 0 && money(donation.refundedMinor) },
    { key: "receipt", value: donation.receipt },
    { key: "started", value: at(donation.startedAt) },
    { key: "paid", value: donation.paidAt && at(donation.paidAt) },
    { key: "refusal", value: donation.refusal },
    { key: "way", value: donation.offline && t(`ways.${donation.offline.way}`) },
    { key: "reference", value: donation.offline?.reference },
    { key: "note", value: donation.offline?.note },
    { key: "voided", value: donation.voided && `${at(donation.voided.at)}. ${donation.voided.reason}` },
    { key: "source", value: donation.source },
    { key: "variant", value: donation.variant && t(`variants.${donation.variant}`) },
  ] as const satisfies Fact<string>[];
  return (
    <Panel title={money(amountMinor)} aside={<GiftState donation={donation} />} span={7}>
      <Facts
        facts={facts.flatMap(({ key, value }) => (value ? [{ key, name: t(`one.${key}`), value }] : []))}
      />
      {donation.reasons.length > 0 ? <Suspicion reasons={donation.reasons} /> : null}
    </Panel>
  );
}

function Suspicion({ reasons }: { reasons: string[] }) {
  const t = useT("donations-panel");
  // The same words as for signatures; a reason that has none is named as it is kept.
  const words = useT("review") as unknown as (key: string, options: { defaultValue: string }) => string;
  const own = t as unknown as typeof words;
  const said = reasons.map((code) =>
    words(`reasons.${code}`, { defaultValue: own(`reasons.${code}`, { defaultValue: code }) }),
  );
  return <p className="adm-hint">{t("one.caught", { reasons: said.join(". ") })}</p>;
}

/** Who gave, and what they said of it. */
export function GiverPanel({ donation }: { donation: PanelDonation }) {
  const t = useT("donations-panel");
  const { supporterId, giver, email, comment, isPublic, dedication } = donation;
  const facts = [
    {
      key: "giver",
      value: <Link to={`/admin/supporters/${supporterId}`}>{giver || t("list.nameless")}</Link>,
    },
    { key: "email", value: email && <Address>{email}</Address> },
    { key: "designation", value: donation.designation },
    { key: "dedication", value: dedication && t(`one.${dedication.kind}`, { name: dedication.name }) },
    { key: "told", value: dedication?.told && <Address>{dedication.told}</Address> },
    { key: "toldMessage", value: dedication?.message },
    { key: "employer", value: donation.employer },
    { key: "occupation", value: donation.occupation },
    { key: "shown", value: t(isPublic ? "one.isPublic" : "one.isPrivate") },
    { key: "comment", value: !isPublic && comment && <span className="letter-lines">{comment}</span> },
  ] as const satisfies Fact<string>[];
  return (
    <Panel title={t("one.giver")} span={5}>
      <Facts
        facts={facts.flatMap(({ key, value }) => (value ? [{ key, name: t(`one.${key}`), value }] : []))}
      />
    </Panel>
  );
}
