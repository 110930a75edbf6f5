import { useEffect, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StoredPicture } from "#app/media/picture.ts";
import { PictureField } from "#app/media/ui/picture-field.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import type { Inks } from "#app/ui/theme.ts";
import { type LookFields, plates } from "../look-form.ts";
import { DrawingField } from "./drawing-field.tsx";
import type { Change } from "./look-bench.tsx";

type PlateFieldProps = {
  fields: LookFields;
  inks: Inks | null;
  change: Change;
  /** The picture that was chosen before. */
  picture: StoredPicture | null;
  campaignId: string;
  /** Called when a picture is chosen, before it has arrived. */
  onChosen: () => void;
  /** Codes by field. */
  errors: Record<string, string>;
};

/** What stands beside the title: one of the drawings, or a picture of one's own. */
export function PlateField({ fields, inks, change, picture, campaignId, onChosen, errors }: PlateFieldProps) {
  const t = useT("print");
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  const drawn = fields.plate === "drawing";
  return (
    <>
      <Fieldset id="plate" legend={t("bench.plate")} hint={t("bench.plateHint")}>
        <div className="bench-grounds">
          {plates.map((plate) => (
            <label className="check" key={plate}>
              <input
                type="radio"
                name="plate"
                value={plate}
                checked={fields.plate === plate}
                onChange={() => change({ plate })}
              />
              <span>{t(`plate.${plate}`)}</span>
            </label>
          ))}
        </div>
      </Fieldset>
      {/* Hidden and not left out: what was chosen there is still there when one comes back. */}
      <div hidden={hydrated && !drawn}>
        <DrawingField {...{ fields, inks, change }} />
      </div>
      <div hidden={hydrated && drawn}>
        <PictureField
          name="picture"
          legend={t("bench.picture")}
          hint={t("bench.pictureHint")}
          picture={picture}
          campaignId={campaignId}
          errors={errors}
          described={false}
          removable={false}
          onChosen={onChosen}
          // Whoever sends a picture wants it printed.
          onSent={({ id }) => change({ picture: id, ...(drawn && { plate: "fill" }) })}
        />
      </div>
    </>
  );
}
