import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { revisedThing } from "#app/http/revised-things.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { historyPath } from "#app/revisions/editing-path.ts";
import { revisionsOf, versionOf } from "#app/revisions/revision-queries.server.ts";
import { HistoryTable } from "#app/revisions/ui/history-table.tsx";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";

export const meta = panelMeta("revisions", (t) => t("history.title"));

const versionForm = /^\d{1,9}$/;

// GET /admin/campaigns/:campaign/history/:kind/:subject
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const { subject, name, href } = await revisedThing(args.params, actor.language);
  const asked = args.context.visit.query.get("before") ?? "";
  const before = versionForm.test(asked) ? Number(asked) : null;
  const [{ lines, next }, current] = await Promise.all([
    revisionsOf(subject, { before }),
    versionOf(subject),
  ]);
  return { subject, name, href, lines, next, current, paged: before !== null };
}

export default function HistoryRoute() {
  const { subject, name, href, lines, next, current, paged } = useLoaderData<typeof loader>();
  const t = useT("revisions");
  const label = useFieldLabel(subject.kind);
  const path = historyPath(subject);
  const back = (
    <Link className="button button-two" to={href}>
      {t("history.back")}
    </Link>
  );
  return (
    <>
      <PageHead title={t("history.of", { name })} actions={back} />
      <HistoryTable
        subject={subject}
        lines={lines}
        current={current}
        label={label}
        pages={{ previous: paged ? path : null, next: next === null ? null : `${path}?before=${next}` }}
      />
    </>
  );
}
