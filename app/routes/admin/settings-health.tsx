import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { checkServices } from "#app/platform/checks.server.ts";
import { Panels } from "#app/ui/admin/panels.tsx";
import { healthFacts } from "#app/upkeep/health-facts.server.ts";
import { HealthPanel, ServicesPanel } from "#app/upkeep/ui/health-panel.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.health"));

// GET /admin/settings/health; ?ask=services asks the mail server and Stripe as well
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "jobs.manage");
  const asks = new URL(args.request.url).searchParams.get("ask") === "services";
  const [facts, checks] = await Promise.all([healthFacts(), asks ? checkServices() : null]);
  return { facts, checks, timeZone };
}

export default function SettingsHealthRoute() {
  const { facts, checks, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsHead page="health" />
      <Panels>
        <HealthPanel facts={facts} timeZone={timeZone} />
        <ServicesPanel checks={checks} />
      </Panels>
    </>
  );
}
