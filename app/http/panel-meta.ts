import type { MetaFunction } from "@remix-run/node";
import type { TFunction } from "i18next";
import type { Language } from "#app/i18n/language.ts";
import type { Namespace } from "#app/i18n/resources.ts";
import { translator } from "#app/i18n/translate.ts";

/** The document title of a page of the panel, in the language its frame says. */
export function panelMeta<N extends Namespace>(ns: N, title: (t: TFunction<N>) => string): MetaFunction {
  return ({ matches }) => {
    const frame = matches.find(({ id }) => id === "admin" || id === "admin-entrance");
    const { language = "en", house } = (frame?.data ?? {}) as { language?: Language; house?: string };
    return [
      { title: [title(translator(language, ns)), house].filter(Boolean).join(" · ") },
      { name: "robots", content: "noindex" },
    ];
  };
}
