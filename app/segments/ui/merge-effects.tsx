import type { ReactNode } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { MergePreview } from "../merge-preview.server.ts";
import { usePurposeWords } from "./use-condition-words.ts";

type EffectsProps = { preview: MergePreview; partners: { id: string; name: string }[] };

/** What comes of making two people one, before it is done. */
export function MergeEffects({ preview, partners }: EffectsProps) {
  const t = useT("segments");
  const purpose = usePurposeWords(partners);
  const { people, signatures, consents, tags, notes } = preview;
  const carried = people.filter(({ stopped }) => stopped === "complaint" || stopped === "staff");
  const bounced = people.filter(({ stopped }) => stopped === "hard_bounce" || stopped === "soft_bounces");
  const emailOf = (id: string) => people.find((person) => person.id === id)?.email;
  const lines: { key: string; text: ReactNode }[] = [
    { key: "signatures", text: t("merge.effect.signatures", { count: signatures.all }) },
    ...signatures.pairs.map(({ petition, standsWith, oneLess }) => ({
      key: petition,
      text: t(oneLess ? "merge.effect.oneLess" : "merge.effect.pair", {
        petition,
        email: emailOf(standsWith),
      }),
    })),
    ...consents.map(({ purpose: about, granted, noStands }) => ({
      key: about,
      text: t(noStands ? "merge.effect.noStands" : granted ? "merge.effect.yes" : "merge.effect.no", {
        purpose: purpose(about),
      }),
    })),
    ...(carried.length > 0 ? [{ key: "stopped", text: t("merge.effect.stopped") }] : []),
    ...bounced.map(({ id, email }) => ({ key: id, text: t("merge.effect.bounced", { email }) })),
    ...(tags.length > 0 ? [{ key: "tags", text: t("merge.effect.tags", { tags: tags.join(", ") }) }] : []),
    ...(notes > 0 ? [{ key: "notes", text: t("merge.effect.notes", { count: notes }) }] : []),
    { key: "links", text: t("merge.effect.links") },
    { key: "undo", text: t("merge.effect.undo") },
  ];
  return (
    <Panel title={t("merge.effects")}>
      <ul className="seg-effects">
        {lines.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </Panel>
  );
}
