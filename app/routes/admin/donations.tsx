import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
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
  faultsOf,
  readDonationList,
  readDonationSearch,
} from "#app/http/donation-list.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
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
  const [page, campaigns, pages, brake, books, organisation] = await Promise.all([
    donationsPage(filter, { scope, language }, cursor),
    panelCampaigns(language, actor.campaigns),
    fundraisingChoices(language, scope),
    brakeNow(),
    can(actor, "donations.refund") ? bookDifferences() : null,
    getOrganisation(language),
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
    zone: organisation.timeZone,
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
  const fields = await panelFields(args.request);
  const errors = faultsOf(fields);
  if (Object.keys(errors).length > 0) {
    return data({ errors, typed: Object.fromEntries(fields) }, { status: 422 });
  }
  return redirect(donationListHref(readDonationSearch(fields)), 303);
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
    zone,
    brake,
    books,
    mayLift,
    mayRecord,
    mayExport,
    mayBook,
  } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = useErrorSentences("donations-panel")(reply?.errors);
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
        <DonationsFilter
          {...{ filter, chips, choices, personal, zone, errors }}
          typed={reply?.typed as Record<string, string> | undefined}
        />
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
