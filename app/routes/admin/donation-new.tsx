import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fundraisingChoices } from "#app/donations/panel-donations.server.ts";
import { OfflineGiftFields } from "#app/donations/ui/offline-gift-fields.tsx";
import { recordGiftDeed } from "#app/http/offline-gift-deeds.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("offline-gifts", (t) => t("title"));

// GET /admin/donations/new
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "donations.record");
  return {
    pages: await fundraisingChoices(actor.language, actor),
    today: await organisationDay(args.context.visit.now),
    // A form that comes back keeps its own: whoever presses twice records one gift.
    attempt: crypto.randomUUID(),
  };
}

// POST /admin/donations/new: records a gift that came as a cheque, in cash or by transfer
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "donations.record");
  const reply = await recordGiftDeed(await panelFields(args.request), deed(actor, args));
  return reply instanceof Response ? reply : data(reply, { status: 422 });
}

export default function DonationNewRoute() {
  const { pages, today, attempt } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("offline-gifts");
  const errors = useErrorSentences("offline-gifts")(reply?.errors);
  const typed = (reply?.typed ?? {}) as Record<string, string>;
  return (
    <>
      <PageHead title={t("title")} hint={<Link to="/admin/donations">{t("back")}</Link>} />
      <Panel title={t("gift")}>
        {pages.length === 0 ? (
          <EmptyState title={t("noPage")}>
            <p>{t("noPageText")}</p>
          </EmptyState>
        ) : (
          <AdminForm submit={t("submit")} errors={errors}>
            <input type="hidden" name="attempt" value={typed.attempt || attempt} />
            <OfflineGiftFields {...{ pages, typed, errors, today }} />
          </AdminForm>
        )}
      </Panel>
    </>
  );
}
