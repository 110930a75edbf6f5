import type { LetterStatus } from "#app/platform/prisma/enums.ts";

/** How a badge shows what became of a letter. */
export function toneOf(status: LetterStatus): "quiet" | "good" | "bad" {
  if (status === "sent" || status === "said_sent") return "good";
  return status === "bounced" || status === "said_not_sent" ? "bad" : "quiet";
}
