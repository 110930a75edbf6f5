import { useT } from "#app/i18n/use-translate.tsx";
import { Tabs } from "#app/ui/admin/tabs.tsx";

/** The parts of the review. */
export function ReviewTabs({ patterns }: { patterns?: number }) {
  const t = useT("review");
  const at = "/admin/signatures";
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        { href: at, text: t("tabs.review") },
        { href: `${at}/patterns`, text: t("tabs.patterns"), ...(patterns && { count: patterns }) },
        { href: `${at}/conditions`, text: t("tabs.conditions") },
        { href: `${at}/history`, text: t("tabs.history") },
      ]}
    />
  );
}
