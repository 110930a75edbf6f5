import { useRouteLoaderData } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage } from "#app/i18n/use-translate.tsx";

/** Instants as the member who reads them has set their zone. */
export function useWhen(): (iso: string) => string {
  const language = useLanguage();
  const frame = useRouteLoaderData("admin") as { actor?: { timeZone?: string } } | undefined;
  return (iso) => formatInstant(iso, frame?.actor?.timeZone ?? "UTC", language);
}
