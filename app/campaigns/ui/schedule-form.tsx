import { useT } from "#app/i18n/use-translate.tsx";
import { localTimeIn } from "#app/i18n/zoned-time.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { onlyOf } from "./only-of.ts";

type ScheduleFormProps = {
  /** When it goes live as things stand; ISO, null without a time. */
  publishAt: string | null;
  /** The zone in which the time is typed. */
  timeZone: string;
  errors: Record<string, string>;
  typed: Record<string, string>;
};

/** When a campaign or a post is to go live by itself. */
export function ScheduleForm({ publishAt, timeZone, errors, typed }: ScheduleFormProps) {
  const t = useT("content");
  return (
    <AdminForm intent="schedule" submit={t("state.schedule")} look="two" errors={onlyOf(errors, "publishAt")}>
      <TextField
        name="publishAt"
        type="datetime-local"
        label={t("state.publishAt")}
        hint={t("state.publishAtHint", { zone: timeZone })}
        defaultValue={typed.publishAt ?? (publishAt ? localTimeIn(publishAt, timeZone) : "")}
        error={errors.publishAt}
        short
      />
    </AdminForm>
  );
}
