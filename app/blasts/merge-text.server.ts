import { Liquid, type Template } from "liquidjs";
import { type MergeName, mergeNames } from "./blast-words.ts";

/** What of a recipient stands in a mail; empty where nobody knows. */
export type MergeValues = Record<MergeName, string>;

// Values are escaped where they are put in; a text of staff reaches no file and no property of a program's object.
const engine = new Liquid({
  strictFilters: true,
  ownPropertyOnly: true,
  cache: false,
  relativeReference: false,
  dynamicPartials: false,
  parseLimit: 10_000,
  renderLimit: 50,
  memoryLimit: 100_000,
});

const FIELD = /\{\{-?[^{}]*-?\}\}/g;

/** Where fields stand in a text, in their order: `{{ given_name | default: "friend" }}`. */
const fieldsIn = (text: string): string[] => text.match(FIELD) ?? [];

/** Whether every field in a text is one that we know and can be filled in. Tags (`{% … %}`) are none. */
export function isMergeText(text: string): boolean {
  const rest = text.replace(FIELD, "");
  if (/\{\{|\}\}|\{%|%\}/.test(rest)) return false;
  return fieldsIn(text).every((field) => parsed(field) !== null);
}

/** Fields of a text that leave a hole where somebody's value is not known. */
export function fieldsWithoutDefault(text: string): string[] {
  return [...new Set(fieldsIn(text))].filter((field) => saidBy(field, noValues).trim() === "");
}

/** Nothing is known of somebody. */
export const noValues = Object.fromEntries(mergeNames.map((name) => [name, ""])) as MergeValues;

/** What has to be known of somebody for the fields of a text. */
export function namesIn(text: string): MergeName[] {
  const asked = fieldsIn(text).flatMap((field) => engine.globalVariablesSync(parsed(field) ?? []));
  return mergeNames.filter((name) => asked.includes(name)) as MergeName[];
}

const kept = new Map<string, Template[] | null>();
const MOST_KEPT = 500;

function parsed(field: string): Template[] | null {
  const known = kept.get(field);
  if (known !== undefined) return known;
  const templates = parse(field);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(field, templates);
  return templates;
}

// A word processor's quotation marks are no Liquid.
const straight = (field: string) => field.replace(/[“”„«»]/g, '"').replace(/[‘’]/g, "'");

function parse(field: string): Template[] | null {
  try {
    const templates = engine.parse(straight(field));
    const asked = engine.globalVariablesSync(templates);
    return asked.every((name) => (mergeNames as readonly string[]).includes(name)) ? templates : null;
  } catch {
    return null;
  }
}

function saidBy(field: string, values: MergeValues): string {
  const templates = parsed(field);
  return templates ? String(engine.renderSync(templates, values)) : "";
}

/**
 * Puts something in the place of every field: at first a mark, so that a mail is drawn once for all, later what each
 * mark stands for. `place` is given the field as it is written.
 */
export function replaceFields(text: string, place: (field: string) => string): string {
  return text.replace(FIELD, place);
}

/** What a field says to somebody. */
export const fieldValue = saidBy;

/** A line with somebody's values in it, as plain text. */
export function mergeLine(text: string, values: MergeValues): string {
  return replaceFields(text, (field) => saidBy(field, values));
}
