import { useRouteLoaderData } from "@remix-run/react";

/** The time zone of whoever is signed in, as the panel's frame knows it. */
export function useTimeZone(): string {
  const frame = useRouteLoaderData("admin") as { actor?: { timeZone?: string } } | undefined;
  return frame?.actor?.timeZone ?? "UTC";
}
