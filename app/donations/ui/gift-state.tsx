import { useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { DonationLine, PanelDonation } from "../panel-donation.ts";

const tones = {
  pending: "quiet",
  processing: "waiting",
  expired: "quiet",
  failed: "bad",
  paid: "good",
  void: "bad",
} as const;

type GiftStateProps = {
  donation: Pick<DonationLine | PanelDonation, "status" | "amountMinor" | "refundedMinor" | "isDisputed">;
};

/** Where a gift's payment stands, and beside it what came after. */
export function GiftState({ donation }: GiftStateProps) {
  const t = useT("donations-panel");
  const { status, amountMinor, refundedMinor, isDisputed } = donation;
  return (
    <span className="seg-tags">
      <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>
      {refundedMinor > 0 ? (
        <Badge>{t(refundedMinor === amountMinor ? "states.refunded" : "states.partlyRefunded")}</Badge>
      ) : null}
      {isDisputed ? <Badge tone="bad">{t("states.disputed")}</Badge> : null}
    </span>
  );
}
