/** The lists that posted forms are judged by. */
export const guardLists = [
  "allow_network",
  "block_network",
  "block_email",
  "block_domain",
  "block_word",
  "disposable_domain",
] as const;

export type GuardList = (typeof guardLists)[number];

/** Why a list holds a signature; kept with it. */
export const guardReasons = ["blocked.network", "blocked.email", "blocked.domain", "blocked.word"] as const;

export type GuardReason = (typeof guardReasons)[number];
