import { type ReactNode, useEffect, useState } from "react";
import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { plainHeadline } from "#app/ui/headline.ts";
import type { Ground } from "#app/ui/look.ts";
import type { Inks } from "#app/ui/theme.ts";
import type { LookFields } from "../look-form.ts";
import { type ProofLayout, proofLayouts, proofQuery } from "../proof-query.ts";

type ProofWallProps = {
  fields: LookFields;
  inks: Inks | null;
  ground: Ground;
  languages: Language[];
  proofHref: string;
  downloads?: ReactNode;
};

/** Sizes of the proofs, so that the page does not jump when they come. */
const SIZES: Record<ProofLayout, { width: number; height: number }> = {
  upright: { width: 900, height: 1165 },
  wide: { width: 1200, height: 630 },
  mail: { width: 1200, height: 560 },
};
/** Nobody types or drags faster than this; the press draws what they stop at. */
const SETTLED_MS = 120;

/** Everything that is printed from the plate, in each language. */
export function ProofWall({ fields, inks, ground, languages, proofHref, downloads }: ProofWallProps) {
  const proofs = useSettled(inks ? queries(fields, inks, ground, languages) : null);
  const t = useT("print");
  return (
    <div className="bench-wall">
      {proofLayouts.map((layout) => (
        <section key={layout} className={`bench-row bench-row-${layout}`} aria-label={t(`proof.${layout}`)}>
          {proofs
            .filter((proof) => proof.layout === layout)
            .map(({ language, query, title }) => (
              <figure key={language}>
                <img
                  src={`${proofHref}?${query}`}
                  alt={t("proof.altOf", { what: t(`proof.${layout}`), title })}
                  lang={language}
                  {...SIZES[layout]}
                />
                <figcaption>
                  {t(`proof.${layout}`)}, {t(`language.${language}`)}
                </figcaption>
              </figure>
            ))}
        </section>
      ))}
      {downloads}
    </div>
  );
}

type PulledProof = { layout: ProofLayout; language: Language; title: string; query: string };

function queries(fields: LookFields, inks: Inks, ground: Ground, languages: Language[]): PulledProof[] {
  return proofLayouts.flatMap((layout) =>
    languages.map((language) => {
      const title = fields[`title_${language}`];
      const { plate, picture: id } = fields;
      const picture = plate === "drawing" || id === "" ? null : { id, fit: plate };
      const look = { inks, motif: fields.motif, ground, picture };
      return {
        layout,
        language,
        title: plainHeadline(title),
        query: proofQuery({ ...look, title, layout, language }),
      };
    }),
  );
}

/** The last value that was not null, once it has stood still. */
function useSettled(value: PulledProof[] | null): PulledProof[] {
  const [settled, setSettled] = useState(value ?? []);
  const next = JSON.stringify(value);
  useEffect(() => {
    const waited = setTimeout(() => {
      const proofs = JSON.parse(next) as PulledProof[] | null;
      if (proofs) setSettled(proofs);
    }, SETTLED_MS);
    return () => clearTimeout(waited);
  }, [next]);
  return settled;
}
