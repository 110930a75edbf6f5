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
  if (left && !reply) return <Note title={t("left.title")}>{t("left.text")}</Note>;
  return isTest ? <Note title={t("test.title")}>{t("test.text")}</Note> : null;
}
