import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Figures, Panel, Panels } from "#app/ui/admin/panels.tsx";
import type { Report } from "../report-of.server.ts";
import { formatShare, RankedTable, SourceTable } from "./report-tables.tsx";
import { SignaturesChart } from "./signatures-chart.tsx";

type Place = { place: string; name: string | null; counted: number };

type ReportViewProps = {
  report: Report;
  sharers: { signatureId: string; name: string; brought: number }[];
  places: { level: "country" | "region"; rows: Place[] };
  counties: Place[];
  timeZone: string;
  /** Address of a table as a file; null: not for them. */
  csv: Record<"time" | "sources" | "sharers" | "places", string | null>;
};

/** What a campaign or a petition did in a period. */
export function ReportView({ report, sharers, places, counties, timeZone, csv }: ReportViewProps) {
  const t = useT("reports");
  const language = useLanguage();
  const download = (table: keyof typeof csv) =>
    csv[table] === null ? null : (
      <Link to={csv[table]} reloadDocument>
        {t("csv")} <span className="hidden-text">{t(`csvOf.${table}`)}</span>
      </Link>
    );
  return (
    <>
      <ReportFigures report={report} />
      <Panels>
        <Panel title={t(`chart.titles.${report.step}`)} aside={download("time")}>
          <SignaturesChart buckets={report.buckets} step={report.step} timeZone={timeZone} />
        </Panel>
        <Panel title={t("sourcesTitle")} span={7} aside={download("sources")}>
          <SourceTable sources={report.sources} timeZone={timeZone} />
          <p className="adm-hint">
            {report.visitsSince
              ? t("visitsSince", { when: formatInstant(report.visitsSince, timeZone, language) })
              : t("visitsHint")}
          </p>
        </Panel>
        <Panel title={t("sharersTitle")} span={5} aside={download("sharers")}>
          <RankedTable
            caption={t("sharersTitle")}
            nameTitle={t("sharer")}
            rows={sharers.map(({ signatureId, name, brought }) => ({
              key: signatureId,
              name,
              count: brought,
            }))}
            empty={t("noSharers")}
          />
        </Panel>
        <PlacePanels places={places} counties={counties} download={download("places")} />
      </Panels>
    </>
  );
}

type PlacePanelsProps = Pick<ReportViewProps, "places" | "counties"> & { download: ReactNode };

function PlacePanels({ places, counties, download }: PlacePanelsProps) {
  const t = useT("reports");
  const language = useLanguage();
  const countries = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  const rows = (list: Place[], level: "country" | "region" | "county") =>
    list.map(({ place, name, counted }) => ({
      key: place,
      name: name ?? (level === "country" ? (countries.of(place) ?? place) : place),
      count: counted,
    }));
  return (
    <>
      <Panel title={t(`places.${places.level}`)} span={counties.length > 0 ? 6 : 12} aside={download}>
        <RankedTable
          caption={t(`places.${places.level}`)}
          nameTitle={t("place")}
          rows={rows(places.rows, places.level)}
          empty={t("noPlaces")}
        />
      </Panel>
      {counties.length > 0 ? (
        <Panel title={t("places.county")} span={6}>
          <RankedTable
            caption={t("places.county")}
            nameTitle={t("place")}
            rows={rows(counties, "county")}
            empty={t("noPlaces")}
          />
        </Panel>
      ) : null}
    </>
  );
}

function ReportFigures({ report }: Pick<ReportViewProps, "report">) {
  const t = useT("reports");
  const language = useLanguage();
  const n = (count: number) => formatCount(count, language);
  const { mails } = report;
  return (
    <Figures
      figures={[
        {
          key: "signed",
          label: t("figures.signed"),
          value: n(report.counted),
          detail: t("figures.waiting", { count: report.waiting, shown: n(report.waiting) }),
        },
        { key: "all", label: t("figures.inAll"), value: n(report.inAll) },
        {
          key: "visits",
          label: t("visits"),
          value: n(report.visits),
          ...(report.hubVisits !== null && {
            detail: t("figures.hub", { count: report.hubVisits, shown: n(report.hubVisits) }),
          }),
        },
        {
          key: "conversion",
          label: t("conversion"),
          value: formatShare(report.conversion, language),
          detail: t("figures.conversion"),
        },
        {
          key: "confirmed",
          label: t("figures.confirmed"),
          value: formatShare(report.confirmed, language),
          detail: report.confirmed === null ? t("figures.notAsked") : t("figures.asked"),
        },
        {
          key: "mails",
          label: t("figures.mails"),
          value: n(mails.sent),
          detail: t("figures.failed", { count: mails.failed, shown: n(mails.failed) }),
        },
      ]}
    />
  );
}
