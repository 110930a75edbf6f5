import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { addOfficial } from "#app/officials/add-official.server.ts";
import { OfficialForm } from "#app/officials/official-form.ts";
import { type OfficialChoice, officialsNamed } from "#app/officials/officials-named.server.ts";
import { AddOfficialPanel } from "#app/officials/ui/add-official-panel.tsx";
import { officialsSources, STALE_DAYS } from "#app/sources/source-queries.server.ts";
import { can } from "#app/staff/permissions.ts";
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
    mayEdit: can(actor, "officials.edit"),
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

// POST /admin/officials: somebody who holds a local office
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "officials.edit");
  const fields = await panelFields(args.request);
  const typed = Object.fromEntries(fields);
  const refuse = (errors: Record<string, string>, takenBy: string[] | null = null) =>
    data({ typed, errors, takenBy }, { status: 422 });
  const form = parsePanelForm(fields, OfficialForm);
  if (!form.ok) return refuse(form.errors);
  const result = await addOfficial(form.input, deed(actor, args));
  if (result.outcome === "invalid") return refuse(result.errors);
  // Of several it is not known whom somebody follows: their terms are ended on their own pages.
  if (result.outcome === "taken")
    return refuse(result.by.length === 1 ? { replaces: "taken" } : { seats: "board-full" }, result.by);
  const text = translator(actor.language, "officials")("panel.said.official", { name: result.name });
  return done(`/admin/officials/${result.id}`, { text });
}

type Source = ReturnType<typeof useLoaderData<typeof loader>>["sources"][number];

export default function OfficialsRoute() {
  const { mayEdit, name, found, staleDays, sources } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const sentences = useErrorSentences("officials");
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
        {mayEdit ? (
          <AddOfficialPanel
            values={reply?.typed ?? {}}
            errors={sentences(reply?.errors)}
            takenBy={reply?.takenBy ?? null}
          />
        ) : null}
      </Panels>
    </>
  );
}
