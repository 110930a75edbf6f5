import { useT } from "#app/i18n/use-translate.tsx";
import { Tabs } from "#app/ui/admin/tabs.tsx";

/** The campaign that the review keeps to. `without` leads out of it; null: nowhere. */
export type ReviewFrame = { id: string; name: string; without?: string | null };

/** The parts of the review; those of a campaign stay within it. */
export function ReviewTabs({ patterns, frame }: { patterns?: number; frame: ReviewFrame | null }) {
  const t = useT("review");
  const at = "/admin/signatures";
  const within = frame ? `?campaign=${frame.id}` : "";
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        { href: frame ? `/admin/campaigns/${frame.id}/signatures` : at, text: t("tabs.review") },
        { href: `${at}/patterns${within}`, text: t("tabs.patterns"), ...(patterns && { count: patterns }) },
        { href: `${at}/conditions${within}`, text: t("tabs.conditions") },
        { href: `${at}/history${within}`, text: t("tabs.history") },
      ]}
    />
  );
}
