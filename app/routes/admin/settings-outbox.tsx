import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { type Asked, deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { capturedPage } from "#app/mail/captured-mail.server.ts";
import { mailsToAddress, outboxCounts, outboxPage } from "#app/mail/outbox-queries.server.ts";
import { outboxViews } from "#app/mail/outbox-view.ts";
import { retryMails } from "#app/mail/retry-mail.server.ts";
import { CapturedTable, OutboxTable, RecipientSearch, RetryAllMails } from "#app/mail/ui/outbox-panels.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.outbox"));

const PAGE = "/admin/settings/outbox";
const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

// GET /admin/settings/outbox: what was queued, and what was captured
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "mail.outbox");
  const query = new URL(args.request.url).searchParams;
  const view = outboxViews.find((each) => each === query.get("view")) ?? "all";
  const captures = !getSettings().SMTP_URL;
  const [page, captured, counts] = await Promise.all([
    outboxPage({ view, after: query.get("after"), before: query.get("before") }),
    captures ? capturedPage({ after: query.get("captured"), limit: 20 }) : null,
    outboxCounts(),
  ]);
  const path = (name: string, id: string | null) =>
    id && `${PAGE}?${new URLSearchParams({ ...(view !== "all" && { view }), [name]: id })}`;
  return {
    view,
    mails: page.lines,
    pages: { next: path("after", page.next), previous: path("before", page.previous) },
    captured: captured && {
      mails: captured.mails,
      pages: { next: path("captured", captured.next), previous: query.get("captured") ? PAGE : null },
    },
    counts,
    timeZone,
  };
}

// POST /admin/settings/outbox: look for an address, or try again
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "mail.outbox");
  const fields = await panelFields(args.request);
  switch (fields.get("intent")) {
    case "find": {
      const recipient = (fields.get("recipient") ?? "").trim().slice(0, 254);
      if (recipient === "") return redirect(PAGE, 303);
      return data({ recipient, found: await mailsToAddress(recipient) });
    }
    case "retry-all":
      return retry(args, actor, "all");
    default: {
      const id = fields.get("id") ?? "";
      return uuidForm.test(id) ? retry(args, actor, id) : redirect(PAGE, 303);
    }
  }
}

async function retry(args: Asked, actor: StaffActor, id: string) {
  const t = translator(actor.language, "settings");
  const count = await retryMails(id, deed(actor, args));
  return count === 0
    ? done(PAGE, { text: t("outbox.notRetried"), tone: "bad" })
    : done(PAGE, { text: t("outbox.retried", { count }) });
}

export default function SettingsOutboxRoute() {
  const { view, mails, pages, captured, counts, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("settings");
  const none = { next: null, previous: null };
  return (
    <>
      <SettingsHead page="outbox" actions={<RetryAllMails count={counts.mayRetry} />} />
      <Panels>
        {captured ? (
          <Panel title={t("captured.title")} aside={t("captured.why")}>
            <CapturedTable mails={captured.mails} pages={captured.pages} timeZone={timeZone} />
          </Panel>
        ) : null}
        <Panel title={t("outbox.title")}>
          <RecipientSearch typed={reply?.recipient ?? ""} />
          {reply ? (
            <>
              <p>
                {t("outbox.foundFor", { count: reply.found.length })}{" "}
                <Link to={PAGE}>{t("outbox.showAll")}</Link>
              </p>
              <OutboxTable mails={reply.found} pages={none} timeZone={timeZone} empty={t("outbox.noneTo")} />
            </>
          ) : (
            <>
              <ul className="adm-choices">
                {outboxViews.map((each) => (
                  <li key={each}>
                    <Link
                      to={each === "all" ? PAGE : `${PAGE}?view=${each}`}
                      aria-current={each === view ? "true" : undefined}
                    >
                      {t(`outbox.views.${each}`)}
                    </Link>
                  </li>
                ))}
              </ul>
              <OutboxTable {...{ mails, pages, timeZone }} empty={t(`outbox.empty.${view}`)} />
            </>
          )}
        </Panel>
      </Panels>
    </>
  );
}
