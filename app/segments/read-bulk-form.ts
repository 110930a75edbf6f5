import type { BulkDeed } from "./bulk.ts";
import type { Wanted } from "./bulk-supporters.server.ts";
import { TagName } from "./segment-forms.ts";

/** Errors by field: codes the page has words for. */
export type BulkRefusal = { ok: false; deed: BulkDeed; errors: Record<string, string> };

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads one of the forms of deeds to many. `wording`: what is written down for those who are taken off the list. */
export function readBulkForm(
  deed: string,
  fields: URLSearchParams,
  wording: { en: string; es: string },
): { ok: true; wanted: Wanted } | BulkRefusal {
  const get = (name: string) => (fields.get(name) ?? "").trim();
  const refuse = (of: BulkDeed, field: string, code: string): BulkRefusal => ({
    ok: false,
    deed: of,
    errors: { [field]: code },
  });
  switch (deed) {
    case "untag":
      return uuidForm.test(get("from"))
        ? { ok: true, wanted: { deed, tagId: get("from") } }
        : refuse(deed, "from", "required");
    case "unsubscribe":
      return { ok: true, wanted: { deed, wording } };
    case "suppress": {
      const reason = get("reason");
      if (reason === "") return refuse(deed, "reason", "required");
      return reason.length > 500
        ? refuse(deed, "reason", "too-long")
        : { ok: true, wanted: { deed, reason } };
    }
    default: {
      const form = TagName.safeParse({ name: get("tag") });
      return form.success
        ? { ok: true, wanted: { deed: "tag", tag: form.data.name } }
        : refuse("tag", "tag", form.error.issues[0]!.message);
    }
  }
}
