import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { brakeNow } from "#app/donations/brake.server.ts";
import { bookDifferences } from "#app/donations/panel-books.server.ts";
import { donationsPage, fundraisingChoices, giftScopeOf } from "#app/donations/panel-donations.server.ts";
import { BooksNotice } from "#app/donations/ui/books-notice.tsx";
import { BrakeNotice } from "#app/donations/ui/brake-notice.tsx";
import { DonationsFilter } from "#app/donations/ui/donations-filter.tsx";
import { DonationsTable } from "#app/donations/ui/donations-table.tsx";
import { DonationExportButton } from "#app/exports/ui/export-forms.tsx";
import {
  donationChips,
  donationListHref,
  readDonationList,
  readDonationSearch,
} from "#app/http/donation-list.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("donations-panel", (t) => t("list.title"));

// GET /admin/donations
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "donations.read");
  const { query } = args.context.visit;
  const filter = readDonationList(query);
  const { language, timeZone } = actor;
  const scope = giftScopeOf(actor);
  const cursor = { after: query.get("after"), before: query.get("before") };
  const [page, campaigns, pages, brake, books] = await Promise.all([
    donationsPage(filter, { scope, language }, cursor),
    panelCampaigns(language, actor.campaigns),
    fundraisingChoices(language, scope),
    brakeNow(),
    can(actor, "donations.refund") ? bookDifferences() : null,
  ]);
  return {
    donations: page.lines,
    pages: {
      next: page.next && donationListHref(filter, { after: page.next }),
      previous: page.previous && donationListHref(filter, { before: page.previous }),
    },
    filter,
    chips: donationChips(filter),
    choices: { campaigns: campaigns.map(({ id, name }) => ({ id, name })), pages },
    personal: scope.personal,
    timeZone,
    brake,
    books,
    mayLift: can(actor, "settings.manage"),
    mayRecord: can(actor, "donations.record"),
    mayExport: can(actor, "supporters.export"),
    mayBook: can(actor, "donations.refund"),
  };
}

// POST /admin/donations: what is looked for stays out of the address, which history and logs keep
export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, "donations.read");
  return redirect(donationListHref(readDonationSearch(await panelFields(args.request))), 303);
}

export default function DonationsRoute() {
  const {
    donations,
    pages,
    filter,
    chips,
    choices,
    personal,
    timeZone,
    brake,
    books,
    mayLift,
    mayRecord,
    mayExport,
    mayBook,
  } = useLoaderData<typeof loader>();
  const t = useT("donations-panel");
  return (
    <>
      <PageHead
        title={t("list.title")}
        hint={t("list.hint", { zone: timeZone })}
        actions={
          <>
            <Link className="button button-two" to="/admin/donations/monthly">
              {t("list.monthly")}
            </Link>
            {mayBook ? (
              <Link className="button button-two" to="/admin/donations/deposits">
                {t("list.deposits")}
              </Link>
            ) : null}
            {mayRecord ? (
              <Link className="button button-key" to="/admin/donations/new">
                {t("list.record")}
              </Link>
            ) : null}
          </>
        }
      />
      {books ? <BooksNotice books={books} /> : null}
      <BrakeNotice {...{ brake, mayLift, timeZone }} />
      <Panel title={t("list.gifts")} aside={mayExport ? <DonationExportButton fields={filter} /> : null}>
        <DonationsFilter filter={filter} chips={chips} choices={choices} personal={personal} />
        <DonationsTable
          donations={donations}
          pages={pages}
          personal={personal}
          timeZone={timeZone}
          narrowed={chips.length > 0}
        />
      </Panel>
    </>
  );
}
