/** A colour as "#RRGGBB", upper case. */
export type Hex = string;

type Channels = [red: number, green: number, blue: number];

function channels(colour: Hex): Channels {
  const part = (from: number) => Number.parseInt(colour.slice(from, from + 2), 16);
  return [part(1), part(3), part(5)];
}

function hex(values: number[]): Hex {
  const part = (value: number) =>
    Math.round(Math.max(0, Math.min(255, value)))
      .toString(16)
      .padStart(2, "0");
  return `#${values.map(part).join("").toUpperCase()}`;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function luminance(colour: Hex): number {
  const [red, green, blue] = channels(colour).map(linear) as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrast(one: Hex, other: Hex): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** `share` 0 gives `from`, 1 gives `to`; mixed in sRGB, the way a browser lays one over the other. */
export function mix(from: Hex, to: Hex, share: number): Hex {
  const target = channels(to);
  return hex(channels(from).map((value, i) => value + (target[i]! - value) * share));
}

/** What two transparent inks give where they overlap. */
export function multiply(one: Hex, other: Hex): Hex {
  const second = channels(other);
  return hex(channels(one).map((value, i) => (value * second[i]!) / 255));
}

/**
 * Moves `colour` towards `end` in steps of 2 % until it reaches `ratio` on every one of `grounds`.
 * Gives `end` itself when no step reaches it.
 */
export function moveUntil(colour: Hex, end: Hex, grounds: Hex[], ratio: number): Hex {
  const passes = (candidate: Hex) => grounds.every((ground) => contrast(candidate, ground) >= ratio);
  let moved = colour;
  let share = 0;
  while (!passes(moved) && share < 1) {
    share += 0.02;
    moved = mix(colour, end, share);
  }
  return moved;
}
