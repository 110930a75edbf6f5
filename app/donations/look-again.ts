import type { DonationStatus } from "#app/platform/prisma/enums.ts";

/** Seconds after which a page without a script looks again, one after the other; then it is the reader's turn. */
const waits = [15, 30, 60, 120];

/** Whether more may become of a gift by itself, within minutes. */
export const isOnItsWay = (gift: { status: DonationStatus } | null): boolean =>
  gift?.status === "pending" || gift?.status === "processing";

/** When and where a page that waits looks again without a script, `looks` times after its first; null: no more. */
export function nextLook(here: string, looks: string | null): { seconds: number; href: string } | null {
  const times = Number(looks ?? 0);
  const seconds = waits[times];
  if (seconds === undefined) return null;
  return { seconds, href: `${here}${here.includes("?") ? "&" : "?"}look=${times + 1}` };
}
