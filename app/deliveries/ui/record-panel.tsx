import { useT } from "#app/i18n/use-translate.tsx";
import type { StoredPicture } from "#app/media/picture.ts";
import { PictureField } from "#app/media/ui/picture-field.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import { MOST_PICTURES } from "../delivery.ts";

export type RecordPanelProps = {
  petitions: { id: string; title: string }[];
  campaignId: string;
  /** Whose constituents' signatures were handed over; null: everybody's. */
  office: { id: string; official: string; division: string } | null;
  /** What the form opens with: what is recorded, or what was typed. */
  fields: Record<string, string>;
  pictures: (StoredPicture | null)[];
  errors: Record<string, string>;
  today: string;
};

const pictureNumbers = Array.from({ length: MOST_PICTURES }, (_, place) => place + 1);

/** The record of a delivery, in both languages side by side. */
export function RecordPanel({
  petitions,
  campaignId,
  office,
  fields,
  pictures,
  errors,
  today,
}: RecordPanelProps) {
  const t = useT("deliveries");
  const props = (name: string) => ({ name, defaultValue: fields[name], error: errors[name] });
  return (
    <Panel title={t("record.hint")}>
      {office ? <p>{t("record.office", office)}</p> : null}
      <AdminForm intent="record" files submit={t("record.submit")} errors={errors}>
        {office ? <input type="hidden" name="office" value={office.id} /> : null}
        <SelectField
          {...props("petition")}
          label={t("record.petition")}
          options={petitions.map(({ id, title }) => ({ value: id, text: title }))}
        />
        <TextField {...props("on")} type="date" max={today} label={t("record.on")} required />
        <TextField
          {...props("signatures")}
          inputMode="numeric"
          label={t("record.signatures")}
          required
          short
        />
        <div className="delivery-words">
          <TextField {...props("by_en")} lang="en" label={t("record.by_en")} maxLength={300} />
          <TextField {...props("by_es")} lang="es" label={t("record.by_es")} maxLength={300} />
          <TextField {...props("to_en")} lang="en" label={t("record.to_en")} maxLength={300} />
          <TextField {...props("to_es")} lang="es" label={t("record.to_es")} maxLength={300} />
          <TextArea
            {...props("answer_en")}
            lang="en"
            label={t("record.answer_en")}
            hint={t("record.answerHint")}
            maxLength={3000}
          />
          <TextArea
            {...props("answer_es")}
            lang="es"
            label={t("record.answer_es")}
            hint={t("record.answerHint")}
            maxLength={3000}
          />
        </div>
        <CheckField name="shown" label={t("record.shown")} checked={fields.shown === "on"} />
        <div className="delivery-pictures">
          {pictureNumbers.map((number) => (
            <PictureField
              key={number}
              name={`picture${number}`}
              legend={`${t("record.picture")} ${number}`}
              picture={pictures[number - 1] ?? null}
              campaignId={campaignId}
              errors={errors}
            />
          ))}
        </div>
      </AdminForm>
    </Panel>
  );
}
