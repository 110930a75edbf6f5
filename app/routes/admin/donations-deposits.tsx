import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DepositForm } from "#app/donations/deposit-form.ts";
import { startDepositFile } from "#app/donations/deposit-run.server.ts";
import { askForComparison, bookDays, bookDifferences } from "#app/donations/panel-books.server.ts";
import { BOOKS } from "#app/donations/ui/books-notice.tsx";
import { BooksPanel } from "#app/donations/ui/books-panel.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("deposits", (t) => t("title"));

// GET /admin/donations/deposits
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "donations.refund");
  const { now } = args.context.visit;
  const [today, differences, days] = await Promise.all([
    organisationDay(now),
    bookDifferences(),
    bookDays({ now }),
  ]);
  return {
    timeZone,
    books: { ...differences, ...days },
    from: `${today.slice(0, 7)}-01`,
    to: today,
    isSetUp: getSettings().STRIPE_SECRET_KEY !== undefined,
  };
}

// POST /admin/donations/deposits: begins the file of some days; with intent "compare" compares with Stripe
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "donations.refund");
  const fields = await panelFields(args.request);
  if (fields.get("intent") === "compare") {
    await askForComparison(deed(actor, args));
    return done(`${BOOKS}#books`, { text: translator(actor.language, "deposits")("books.asked") });
  }
  const form = parsePanelForm(fields, DepositForm);
  if (!form.ok) return data({ errors: form.errors, typed: form.typed }, { status: 422 });
  return redirect(`/admin/runs/${await startDepositFile(form.input, deed(actor, args))}`, 303);
}

export default function DonationsDepositsRoute() {
  const { isSetUp, books, timeZone, ...days } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("deposits");
  const errors = useErrorSentences("deposits")(reply?.errors);
  const typed = { ...days, ...(reply?.typed as Record<string, string> | undefined) };
  return (
    <>
      <PageHead title={t("title")} hint={<Link to="/admin/donations">{t("back")}</Link>} />
      <Panel title={t("file")} span={8}>
        <p>{t("text")}</p>
        <p className="adm-hint">{t("offline")}</p>
        {isSetUp ? (
          <AdminForm submit={t("submit")} errors={errors}>
            {(["from", "to"] as const).map((name) => (
              <TextField
                key={name}
                name={name}
                type="date"
                label={t(name)}
                defaultValue={typed[name]}
                error={errors[name]}
                short
                required
              />
            ))}
          </AdminForm>
        ) : (
          <p>{t("off")}</p>
        )}
      </Panel>
      {isSetUp ? <BooksPanel books={books} timeZone={timeZone} /> : null}
    </>
  );
}
