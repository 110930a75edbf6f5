/** Within how many days of following a link what somebody does is taken to follow from the mail. */
export const ATTRIBUTED_DAYS = 7;

/** How long after a mail-out its results are drawn over time. */
export const DRAWN_DAYS = 14;

/** People who followed a first link in an hour or day, and those who did something that followed from it. */
export type ResultsOverTime = {
  step: "hour" | "day";
  /** The last one is not over yet. */
  isOpen: boolean;
  /** `at`: ISO instant. */
  bars: { at: string; clicked: number; acted: number }[];
};

export type BlastResults = {
  /** People who followed a link; programs that follow all of them are not people. */
  clicked: number;
  links: { number: number; href: string; people: number }[];
  /** Machines' clicks, shown apart. */
  machineClicks: number;
  unsubscribed: number;
  bounced: number;
  complained: number;
  /** What those who followed a link did within the days above; each person counts once for a kind. */
  actions: { kind: "signed" | "called" | "wrote" | "gave"; people: number }[];
  /** Gifts among them, by currency. */
  gifts: { currency: string; gifts: number; sumMinor: number }[];
  /** By language: how many it went to, and how many of them followed a link. */
  languages: { language: "en" | "es"; sent: number; clicked: number }[];
  /** By mail house, the most first; empty: any other. */
  lanes: { lane: string; sent: number; failed: number; clicked: number }[];
};
