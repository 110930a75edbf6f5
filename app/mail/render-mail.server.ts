import { render, toPlainText } from "@react-email/render";
import { createElement, type FunctionComponent } from "react";
import { fillIn, type MergeFields } from "./merge-fields.ts";

type Rendered = { html: string; text: string };

const KEPT = 200;
const kept = new Map<string, Promise<Rendered>>();

/**
 * Renders a template of `emails/` to HTML and text. What does not differ between recipients is
 * rendered once and kept, since rendering costs a hundred times what filling in does; personal
 * values are given as merge fields within `props`.
 */
export async function renderMail<P extends object>(
  template: FunctionComponent<P>,
  props: P,
  merge: MergeFields,
): Promise<Rendered> {
  const key = `${template.name} ${JSON.stringify(props)}`;
  const rendered = kept.get(key) ?? renderTemplate(template, props);
  kept.delete(key);
  kept.set(key, rendered);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  try {
    const { html, text } = await rendered;
    return { html: fillIn(html, merge, "html"), text: fillIn(text, merge, "text") };
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function renderTemplate<P extends object>(template: FunctionComponent<P>, props: P): Promise<Rendered> {
  const html = await render(createElement(template, props));
  return { html, text: toPlainText(html) };
}
