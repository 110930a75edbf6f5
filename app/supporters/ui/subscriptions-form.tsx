import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { FormFrame } from "#app/ui/form-frame.tsx";

export type ShownOffer = { purpose: string; text: string; granted: boolean | null; since: string | null };

/** What a supporter has agreed to be sent; a box is ticked only where they said yes themselves. */
export function SubscriptionsForm({ offers, path }: { offers: ShownOffer[]; path: string }) {
  const t = useT("supporters");
  const language = useLanguage();
  const state = ({ granted, since }: ShownOffer) => {
    if (granted === null || !since) return t("preferences.notAsked");
    const date = formatDate(since, "day", language);
    return t(granted ? "preferences.yesSince" : "preferences.noSince", { date });
  };
  return (
    <FormFrame action={path} title={t("preferences.subscriptionsTitle")} data-guard="">
      <p className="small">{t("preferences.subscriptionsText")}</p>
      {offers.map((offer) => (
        <CheckField
          key={offer.purpose}
          id={`subscription-${offer.purpose.replace(":", "-")}`}
          name="subscription"
          value={offer.purpose}
          label={offer.text}
          hint={state(offer)}
          checked={offer.granted ?? false}
        />
      ))}
      <Button look="key" name="intent" value="subscriptions">
        {t("preferences.saveSubscriptions")}
      </Button>
    </FormFrame>
  );
}
