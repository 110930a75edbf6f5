import { useT } from "#app/i18n/use-translate.tsx";
import type { DiffPart } from "../word-diff.ts";

const tags = { added: "ins", removed: "del", same: "span" } as const;

/** A text with what was added underlined and what was removed struck out; read out as such. */
export function Difference({ parts, label }: { parts: DiffPart[]; label: string }) {
  const t = useT("revisions");
  let at = 0;
  return (
    <figure className="adm-difference" aria-label={label}>
      {parts.map(({ kind, text }) => {
        const Tag = tags[kind];
        at += text.length + 1;
        return (
          <Tag key={`${at} ${kind}`}>
            {kind === "same" ? null : <span className="hidden-text">[{t(`history.${kind}`)}: </span>}
            {text}
            {kind === "same" ? null : <span className="hidden-text">]</span>}
          </Tag>
        );
      })}
    </figure>
  );
}
