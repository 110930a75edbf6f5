import type { Content } from "./revision.ts";
import { readable } from "./word-diff.ts";

/** As much of a value as the trail keeps: the whole of it is in the revision. */
const MOST = 300;

/** What a save changed, for the audit trail: values by field, long ones cut. */
export function auditValues(saved: { before: Content; content: Content; changed: string[] }) {
  const short = (content: Content) =>
    Object.fromEntries(
      saved.changed.map((field) => {
        const text = readable(content[field]);
        return [field, text.length > MOST ? `${text.slice(0, MOST)}…` : text];
      }),
    );
  return { before: short(saved.before), after: short(saved.content) };
}
