import { contrast, type Hex, mix, moveUntil, multiply } from "./contrast.ts";

/**
 * What an organizer picks, each "#RRGGBB": the paper, a dark ink for type, a bright one for flags, and
 * perhaps a third pull for the main action. With no third pull the action prints in the dark ink.
 */
export type Inks = { paper: Hex; ink1: Hex; ink2: Hex; pull3: Hex | null };

/** The four themes the design was tried with. */
export const testedThemes = {
  trust: { paper: "#FCF9F1", ink1: "#26235F", ink2: "#F9AE1B", pull3: "#D2351A" },
  delta: { paper: "#FAF8F4", ink1: "#0E4A50", ink2: "#FF8E72", pull3: null },
  rent: { paper: "#FBF7F2", ink1: "#8E1F2B", ink2: "#8CCBEA", pull3: null },
  orchard: { paper: "#FBFAF0", ink1: "#1F4A2C", ink2: "#F2D43A", pull3: "#B3365C" },
} as const satisfies Record<string, Inks>;

const WHITE = "#FFFFFF";
const BLACK = "#000000";
const NEAR_BLACK = "#14121F";
const DEEP = "#0B0A14";
const ERROR_RED = "#B3240E";

/** Picked by eye for the house red; every other pull is lightened until it reads at night. */
const HOUSE_NIGHT = { pull: "#D2351A", act: "#FF7A5C", onAct: "#1B0C08" };

/** The first of `candidates` that reads on `ground` as text. One of black and white always does. */
function readable(candidates: Hex[], ground: Hex): Hex {
  return [...candidates, WHITE, BLACK].find((colour) => contrast(colour, ground) >= 4.5)!;
}

function lightTokens({ paper: chosenPaper, ink1, ink2: spot, pull3 }: Inks) {
  // Everything dark is set on the paper, so a paper that is too dark to set type on is lightened first.
  const paper = moveUntil(chosenPaper, WHITE, [DEEP], 14);
  const key = moveUntil(ink1, DEEP, [paper], 7);
  const tint = moveUntil(mix(paper, spot, 0.16), paper, [key, NEAR_BLACK], 5.2);
  const keyTint = mix(paper, key, 0.07);
  const act = moveUntil(moveUntil(pull3 ?? key, DEEP, [paper], 4.6), DEEP, [tint], 3);
  return {
    paper,
    sheet: WHITE,
    key,
    spot,
    act,
    "on-key": moveUntil(paper, WHITE, [key], 7),
    "on-spot": readable([key, NEAR_BLACK], spot),
    "on-act": readable([paper], act),
    ink: moveUntil(mix(key, NEAR_BLACK, 0.62), BLACK, [paper], 12),
    "ink-2": moveUntil(mutedInk(key, paper, spot), key, [tint, keyTint], 4.5),
    edge: moveUntil(mix(key, paper, 0.55), key, [paper], 3.4),
    rule: mix(paper, key, 0.14),
    tint,
    "key-tint": keyTint,
    "spot-on-key": moveUntil(spot, WHITE, [key], 4.5),
    overprint: multiply(key, spot),
    head: key,
    link: key,
    focus: key,
    mark: key,
    data: key,
    "bad-text": moveUntil(ERROR_RED, DEEP, [paper, tint], 4.5),
    "art-key": key,
    "art-spot": spot,
    "art-act": act,
    "art-paper": paper,
    // Overprinting shows only where a third pull exists to be overprinted.
    po: pull3 ? "multiply" : "normal",
  };
}

function mutedInk(key: Hex, paper: Hex, spot: Hex): Hex {
  return moveUntil(mix(key, paper, 0.32), key, [mix(paper, spot, 0.1)], 5.2);
}

export type Tokens = ReturnType<typeof lightTokens>;
export type TokenName = keyof Tokens;

const NIGHT_WALL = {
  paper: "#15142A",
  sheet: "#1D1B38",
  ink: "#F4EEDF",
  "ink-2": "#BDB7CE",
  edge: "#8B86A8",
  rule: "#37345A",
  tint: "#2B2647",
  "key-tint": "#211F40",
  head: "#F4EEDF",
  link: "#F4EEDF",
  "bad-text": "#FF9C85",
  mark: "#E9E3D2",
  data: "#A29CDB",
};

function nightAction({ ink2, pull3 }: Inks): { act: Hex; "on-act": Hex } {
  if (pull3 === HOUSE_NIGHT.pull) return { act: HOUSE_NIGHT.act, "on-act": HOUSE_NIGHT.onAct };
  const { paper, sheet, tint } = NIGHT_WALL;
  const act = moveUntil(pull3 ?? ink2, WHITE, [paper, sheet, tint], 4.6);
  return { act, "on-act": readable([NEAR_BLACK], act) };
}

/** The wall goes dark, the poster does not: what night changes against the light tokens. */
function nightTokens(inks: Inks, light: Tokens) {
  const { paper, sheet, tint } = NIGHT_WALL;
  return {
    ...NIGHT_WALL,
    ...nightAction(inks),
    focus: moveUntil(light.spot, WHITE, [paper, sheet, tint], 3),
    "art-paper": mix(light.paper, paper, 0.1),
  } satisfies Partial<Tokens>;
}

/**
 * Every colour a theme needs, from the organizer's inks; nothing they can pick fails WCAG AA.
 * `night` holds only what differs at night. Colours are moved in steps of 2 % until they pass.
 */
export function deriveTheme(inks: Inks): { light: Tokens; night: Partial<Tokens> } {
  const light = lightTokens(inks);
  return { light, night: nightTokens(inks, light) };
}

function declarations(tokens: Partial<Tokens>): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");
}

/** The style sheet of one theme. Night follows the visitor's system, or `data-mode` on the root element. */
export function themeCss(inks: Inks): string {
  const { light, night } = deriveTheme(inks);
  const dark = `color-scheme:dark;${declarations(night)}`;
  return [
    `:root{color-scheme:light;${declarations(light)}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-mode=light]){${dark}}}`,
    `@media screen{:root[data-mode=dark]{${dark}}}`,
    "",
  ].join("\n");
}

/** Address of a theme's style sheet. It says everything about the theme, so it never goes stale. */
export function themeHref({ paper, ink1, ink2, pull3 }: Inks): string {
  const names = [paper, ink1, ink2, pull3].filter((colour) => colour !== null);
  return `/themes/${names.map((colour) => colour.slice(1).toUpperCase()).join("-")}.css`;
}

const THEME_PATH = /^\/themes\/([0-9A-F]{6})-([0-9A-F]{6})-([0-9A-F]{6})(?:-([0-9A-F]{6}))?\.css$/;

/** The inks that a theme's address speaks of; null for any other address. */
export function parseThemeHref(path: string): Inks | null {
  const found = THEME_PATH.exec(path);
  if (!found) return null;
  const [, paper, ink1, ink2, pull3] = found;
  return { paper: `#${paper}`, ink1: `#${ink1}`, ink2: `#${ink2}`, pull3: pull3 ? `#${pull3}` : null };
}

type Pair = [over: TokenName, ground: TokenName, atLeast: number];

const TEXT = 4.5;
/** What must be told apart without being read: borders, icons, the focus ring, bars. */
const SHAPE = 3;

const PAIRS: Pair[] = [
  ...(["paper", "sheet", "tint", "key-tint"] as const).flatMap((ground): Pair[] => [
    ["ink", ground, TEXT],
    ["ink-2", ground, TEXT],
    ["head", ground, TEXT],
    ["link", ground, TEXT],
    ["focus", ground, SHAPE],
  ]),
  ...(["paper", "sheet"] as const).flatMap((ground): Pair[] => [
    ["act", ground, TEXT],
    ["bad-text", ground, TEXT],
    ["edge", ground, SHAPE],
    ["data", ground, SHAPE],
  ]),
  ["act", "tint", SHAPE],
  ["bad-text", "tint", TEXT],
  ["on-key", "key", TEXT],
  ["on-spot", "spot", TEXT],
  ["on-act", "act", TEXT],
  ["spot-on-key", "key", TEXT],
];

const LIGHT_ONLY: Pair[] = [
  ["head", "paper", 7],
  ["ink", "paper", 12],
];

export type ContrastProblem = {
  mode: "light" | "night";
  over: TokenName;
  ground: TokenName;
  ratio: number;
  atLeast: number;
};

/** Every pair of tokens that meets on a page and does not reach its WCAG ratio; none for derived themes. */
export function contrastProblems(inks: Inks): ContrastProblem[] {
  const { light, night } = deriveTheme(inks);
  const check = (mode: ContrastProblem["mode"], tokens: Tokens, pairs: Pair[]) =>
    pairs
      .map(([over, ground, atLeast]) => {
        return { mode, over, ground, atLeast, ratio: contrast(tokens[over], tokens[ground]) };
      })
      .filter(({ ratio, atLeast }) => ratio < atLeast);
  return [
    ...check("light", light, [...PAIRS, ...LIGHT_ONLY]),
    ...check("night", { ...light, ...night }, PAIRS),
  ];
}
