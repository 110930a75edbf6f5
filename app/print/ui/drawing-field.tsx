import { useEffect, useRef } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { motifs } from "#app/ui/art/drawing.ts";
import { Art } from "#app/ui/art.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { deriveTheme, type Inks } from "#app/ui/theme.ts";
import type { LookFields } from "../look-form.ts";
import type { Change } from "./look-bench.tsx";

type DrawingFieldProps = {
  fields: LookFields;
  /** Null while a colour is half typed: the drawings keep the inks they have. */
  inks: Inks | null;
  change: Change;
};

/** One drawing of the six, in the inks that are chosen beside it. */
export function DrawingField({ fields, inks, change }: DrawingFieldProps) {
  const t = useT("print");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (inks && place.current) pour(place.current, inks);
  }, [inks]);
  return (
    <Fieldset id="motif" legend={t("bench.drawing")}>
      <div className="bench-chips bench-chips-drawings" ref={place}>
        {motifs.map((motif) => (
          <label className="bench-chip" key={motif}>
            <input
              type="radio"
              name="motif"
              value={motif}
              checked={fields.motif === motif}
              onChange={() => change({ motif })}
            />
            <Art motif={motif} />
            <span>{t(`motif.${motif}`)}</span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

/** The drawings take their inks from the page's; here they get their own. */
function pour(place: HTMLElement, inks: Inks): void {
  const { light } = deriveTheme(inks);
  for (const name of ["art-key", "art-spot", "art-act", "art-paper", "po"] as const) {
    place.style.setProperty(`--${name}`, light[name]);
  }
}
