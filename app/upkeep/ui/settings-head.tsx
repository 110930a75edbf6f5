import type { ReactNode } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Tabs } from "#app/ui/admin/tabs.tsx";

export const settingsPages = [
  "organisation",
  "mail",
  "words",
  "giving",
  "lists",
  "suppressed",
  "retention",
  "outbox",
  "jobs",
  "health",
] as const;

export type SettingsPage = (typeof settingsPages)[number];

type SettingsHeadProps = {
  page: SettingsPage;
  hint?: ReactNode;
  actions?: ReactNode;
};

/** Head of a page of the settings, with the ways to the others. */
export function SettingsHead({ page, hint, actions }: SettingsHeadProps) {
  const t = useT("settings");
  return (
    <>
      <PageHead title={t(`pages.${page}`)} hint={hint} actions={actions} />
      <Tabs
        label={t("pagesLabel")}
        tabs={settingsPages.map((each) => ({ href: settingsHref(each), text: t(`pages.${each}`) }))}
      />
    </>
  );
}

export const settingsHref = (page: SettingsPage) =>
  page === "organisation" ? "/admin/settings" : `/admin/settings/${page}`;
