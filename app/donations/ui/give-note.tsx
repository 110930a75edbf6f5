import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Note } from "#app/ui/notes.tsx";
import type { DonateReply } from "../donate-view.ts";
import { type Currency, formatMoney } from "../money.ts";

type Props = { reply: DonateReply | null; isTest: boolean; left: boolean };

/** What there is to know before one gives: the one most urgent thing. */
export function GiveNote({ reply, isTest, left }: Props) {
  const t = useT("donations");
  const language = useLanguage();
  if (reply?.kind === "away") {
    return (
      <Note icon="alert" bad status title={t("away.title")}>
        {t("away.text")}
      </Note>
    );
  }
  if (reply?.kind === "just-given") {
    const amount = formatMoney(reply.amountMinor, reply.currency as Currency, language);
    return (
      <Note icon="check" status title={t("again.title")}>
        {t("again.text", { amount })}
      </Note>
    );
  }
  if (reply?.kind === "given-nearby")
    return (
      <Note status title={t("nearby.title")}>
        {t("nearby.text")}
      </Note>
    );
  if (reply?.kind === "unsure")
    return (
      <Note icon="alert" bad status title={t("unsure.title")}>
        {t("unsure.text")}
      </Note>
    );
  if (reply?.kind === "wait")
    return (
      <Note icon="clock" status title={t("wait.title")}>
        {t("wait.text", { count: reply.retryAfter })}
      </Note>
    );
  if (reply?.kind === "many")
    return (
      <Note icon="alert" bad status title={t("many.title")}>
        {t("many.text", { count: Math.ceil(reply.retryAfter / 60) })}
      </Note>
    );
  if (left && !reply) return <Note title={t("left.title")}>{t("left.text")}</Note>;
  return isTest ? <Note title={t("test.title")}>{t("test.text")}</Note> : null;
}
