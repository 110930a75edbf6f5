import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { type OfficialChoice, officialsNamed } from "#app/officials/officials-named.server.ts";
import { officialsSources, STALE_DAYS } from "#app/sources/source-queries.server.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const meta = panelMeta("officials", (t) => t("panel.title"));

// GET /admin/officials, /admin/officials?name=…
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  const { query, now } = args.context.visit;
  const name = (query.get("name") ?? "").slice(0, 80);
  const [found, sources] = await Promise.all([
    officialsNamed(name, actor.language, 50),
    officialsSources(now),
  ]);
  return {
    name,
    found,
    staleDays: STALE_DAYS,
    sources: sources.map(({ key, name: called, last, daysOld, trouble }) => ({
      key,
      name: called,
      asOf: last?.asOf ?? null,
      isStale: (daysOld ?? 0) > STALE_DAYS,
      hasTrouble: trouble !== null,
    })),
  };
}

type Source = ReturnType<typeof useLoaderData<typeof loader>>["sources"][number];

export default function OfficialsRoute() {
  const { name, found, staleDays, sources } = useLoaderData<typeof loader>();
  const t = useT("officials");
  const language = useLanguage();
  const people: Column<OfficialChoice>[] = [
    {
      key: "name",
      title: t("panel.one"),
      cell: ({ id, name: called }) => <Link to={`/admin/officials/${id}`}>{called}</Link>,
    },
  ];
  const published: Column<Source>[] = [
    { key: "name", title: t("panel.source"), cell: ({ name: called }) => called },
    {
      key: "asOf",
      title: t("panel.asOf"),
      cell: ({ asOf }) => (asOf ? formatDate(asOf, "day", language) : ""),
    },
    {
      key: "state",
      title: t("panel.state"),
      cell: ({ isStale, hasTrouble }) => (
        <Badge tone={isStale || hasTrouble ? "bad" : "good"}>
          {t(hasTrouble ? "panel.trouble" : isStale ? "panel.stale" : "panel.fresh")}
        </Badge>
      ),
    },
  ];
  return (
    <>
      <PageHead title={t("panel.title")} hint={t("panel.hint")} />
      <Panels>
        <Panel title={t("panel.find")} span={7}>
          <AdminForm method="get" submit={t("panel.findButton")} look="two">
            <TextField
              name="name"
              label={t("panel.fields.name")}
              defaultValue={name}
              maxLength={80}
              required
            />
          </AdminForm>
          {name ? (
            <AdminTable
              caption={t("panel.find")}
              columns={people}
              rows={found}
              rowKey={({ id }) => id}
              empty={<p>{t("panel.nobody")}</p>}
            />
          ) : null}
        </Panel>
        <Panel title={t("panel.sources")} span={5}>
          <p className="adm-hint">{t("panel.sourcesHint", { days: staleDays })}</p>
          <AdminTable
            caption={t("panel.sources")}
            columns={published}
            rows={sources}
            rowKey={({ key }) => key}
            empty={<p>{t("panel.noSources")}</p>}
          />
        </Panel>
      </Panels>
    </>
  );
}
