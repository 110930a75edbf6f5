import { z } from "zod";
import { isLanguage, type Language } from "#app/i18n/language.ts";

const states = ["waiting", "approved", "rejected"] as const;

/** Which comments, as it stands in an address. */
export type CommentQuery = { state: (typeof states)[number]; campaign: string; language: Language | "" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads it; what is unusable is left out. */
export function readCommentQuery(query: URLSearchParams): CommentQuery {
  const campaign = query.get("campaign") ?? "";
  const language = query.get("language");
  return {
    state: states.find((state) => state === query.get("state")) ?? "waiting",
    campaign: UUID.test(campaign) ? campaign : "",
    language: isLanguage(language) ? language : "",
  };
}

/** The query of a filter, with a cursor if one is given. */
export function commentSearch(
  { state, campaign, language }: CommentQuery,
  cursor: { after?: string; before?: string } = {},
): string {
  const kept = { ...(state !== "waiting" && { state }), campaign, language, ...cursor };
  const params = new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== ""));
  const text = params.toString();
  return text ? `?${text}` : "";
}

const each = z.string().regex(/^(?:waiting|approved|rejected):[0-9a-f-]{36}$/, "unknown");

/**
 * `one` is the button of a row ("approved:<id>"), `verdict` with `ids` that of all that are ticked, `back` what each was
 * before, for taking a judgement back.
 */
export const JudgeCommentsForm = z
  .object({
    one: each.optional(),
    verdict: z.enum(states, "unknown").optional(),
    ids: z.array(z.uuid("unknown")).max(100, "unknown"),
    back: z.array(each).max(100, "unknown"),
  })
  .transform(({ one, verdict, ids, back }) => {
    const single = one ? [one] : back;
    const verdicts = single.map((text) => {
      const [of, id] = text.split(":");
      return { verdict: z.enum(states).parse(of), id: id! };
    });
    if (verdicts.length > 0 || !verdict) return { verdicts, takesBack: back.length > 0 };
    return { verdicts: ids.map((id) => ({ verdict, id })), takesBack: false };
  })
  .refine(({ verdicts }) => verdicts.every(({ id }) => UUID.test(id)), "unknown");
