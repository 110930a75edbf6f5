import { startOfDay } from "#app/i18n/zoned-time.ts";
import { type Condition, ConditionSchema, type Filter } from "./filter.ts";

export type ConditionReading =
  | { ok: true; condition: Condition }
  | { ok: false; errors: Record<string, string> };

/** What a field of the organisation's own is compared with, as it is kept. */
function customValue(kind: string | null, text: string): string | number | boolean {
  if (kind === "number") return text.trim() === "" ? "" : Number(text);
  if (kind === "yes_no") return text === "yes";
  return text;
}

/**
 * Reads one condition from the form that adds it. Days are days of the time zone, the last one included; a whole is
 * posted as "campaign:<id>" or "petition:<id>". Errors by field: codes the page has words for.
 */
export function readCondition(
  fields: URLSearchParams,
  { timeZone, customKind }: { timeZone: string; customKind: string | null },
): ConditionReading {
  const get = (name: string) => (fields.get(name) ?? "").trim();
  const [, of, id] = /^(campaign|petition):(.+)$/.exec(get("what")) ?? [];
  const errors: Record<string, string> = {};
  const instant = (name: "from" | "until") => {
    const text = get(name);
    const at = text === "" ? null : startOfDay(text, name === "until" ? 1 : 0, timeZone);
    if (text !== "" && at === null) errors[name] = "day";
    return at?.toISOString() ?? null;
  };
  const raw = {
    ...Object.fromEntries([...fields].filter(([, value]) => value !== "")),
    not: get("not") === "yes",
    petitionId: of === "petition" ? id : null,
    campaignId: of === "campaign" ? id : null,
    from: instant("from"),
    until: instant("until"),
    value: customValue(customKind, get("value")),
  };
  const parsed = ConditionSchema.safeParse(raw);
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues)
      errors[String(path[0] ?? "kind")] ??= /^[a-z-]+$/.test(message) ? message : "required";
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, condition: parsed.data }
    : { ok: false, errors };
}

/** Adds a condition: beside those of a group, one of which is then enough, or as a group of its own. */
export function withCondition(filter: Filter, condition: Condition, group: number | null): Filter {
  const known = group !== null && filter.groups[group];
  const groups = known
    ? filter.groups.map((each, at) => (at === group ? [...each, condition] : each))
    : [...filter.groups, [condition]];
  return { ...filter, groups };
}

/** Takes one condition out. */
export function withoutCondition(filter: Filter, group: number, at: number): Filter {
  const groups = filter.groups.map((each, index) =>
    index === group ? each.filter((_, place) => place !== at) : each,
  );
  return { ...filter, groups: groups.filter((each) => each.length > 0) };
}
