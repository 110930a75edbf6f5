import { useT } from "#app/i18n/use-translate.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { grounds } from "#app/ui/look.ts";
import type { LookFields } from "../look-form.ts";
import type { Change } from "./look-bench.tsx";

/** What the print stands on. */
export function GroundField({ fields, change }: { fields: LookFields; change: Change }) {
  const t = useT("print");
  return (
    <Fieldset id="ground" legend={t("bench.ground")}>
      <div className="bench-grounds">
        {grounds.map((ground) => (
          <label className="check" key={ground}>
            <input
              type="radio"
              name="ground"
              value={ground}
              checked={fields.ground === ground}
              onChange={() => change({ ground })}
            />
            <span>{t(`ground.${ground}`)}</span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
