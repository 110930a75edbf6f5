import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { exportablePetitions, exportableSegments } from "#app/exports/export-choices.server.ts";
import { SignatureExportForm, SupporterExportForm } from "#app/exports/ui/export-forms.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("exports", (t) => t("title"));

// GET /admin/exports
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.export");
  const [segments, petitions] = await Promise.all([
    exportableSegments(),
    exportablePetitions(actor.language, actor.campaigns),
  ]);
  return {
    segments,
    petitions: petitions.map(({ id, title }) => ({ id, title })),
    held: actor.campaigns !== null,
    mayReadTrail: can(actor, "audit.read"),
  };
}

export default function ExportsRoute() {
  const { segments, petitions, held, mayReadTrail } = useLoaderData<typeof loader>();
  const t = useT("exports");
  return (
    <>
      <PageHead
        title={t("title")}
        hint={t("hint")}
        actions={
          <Link className="button button-two" to="/admin/runs">
            {t("runs")}
          </Link>
        }
      />
      <Panels>
        <Panel title={t("supporters")} span={6}>
          <p>{t(held ? "supportersHeld" : "supportersText")}</p>
          <SupporterExportForm segments={segments} />
        </Panel>
        <Panel title={t("signatures")} span={6}>
          <p>{t(petitions.length > 0 ? "signaturesText" : "noPetition")}</p>
          {petitions.length > 0 ? <SignatureExportForm petitions={petitions} /> : null}
        </Panel>
        {mayReadTrail ? (
          <Panel title={t("trail")} span={6}>
            <p>{t("trailText")}</p>
            <Link className="button button-two" to="/admin/audit.csv" reloadDocument>
              {t("take")}
            </Link>
          </Panel>
        ) : null}
      </Panels>
    </>
  );
}
