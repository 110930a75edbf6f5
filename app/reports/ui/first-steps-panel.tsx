import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

/** What a new site needs before it can collect a signature, in the order in which it is done. */
export const firstSteps = [
  { name: "house", href: "/admin/settings", permission: "settings.manage" },
  { name: "mail", href: "/admin/settings/mail", permission: "settings.manage" },
  { name: "campaign", href: "/admin/campaigns/new", permission: "content.edit" },
  { name: "staff", href: "/admin/staff", permission: "staff.manage" },
] as const;

export type FirstStep = (typeof firstSteps)[number]["name"];

/** Where to begin, while there is no campaign. `steps`: those that whoever looks may take. */
export function FirstStepsPanel({ steps }: { steps: FirstStep[] }) {
  const t = useT("admin");
  return (
    <Panel title={t("dashboard.steps.title")} span={12}>
      <ol className="adm-steps">
        {firstSteps
          .filter(({ name }) => steps.includes(name))
          .map(({ name, href }) => (
            <li key={name}>
              <Link to={href}>{t(`dashboard.steps.${name}`)}</Link>
              <p>{t(`dashboard.steps.${name}Text`)}</p>
            </li>
          ))}
      </ol>
    </Panel>
  );
}
