import { useT } from "#app/i18n/use-translate.tsx";
import { Tabs } from "#app/ui/admin/tabs.tsx";

/** The pages of one's own account. */
export function AccountTabs() {
  const t = useT("staff");
  return (
    <Tabs
      label={t("account.title")}
      tabs={[
        { href: "/admin/account", text: t("account.title") },
        { href: "/admin/account/two-factor", text: t("account.twoFactor") },
      ]}
    />
  );
}
