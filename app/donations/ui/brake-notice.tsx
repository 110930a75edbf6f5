import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "#app/ui/icon.tsx";

type BrakeNoticeProps = {
  /** The brake that holds; null: none. */
  brake: { at: string; tried: number; refused: number } | null;
  mayLift: boolean;
  timeZone: string;
};

/** Says that giving has stopped by itself, why, and how it goes on. */
export function BrakeNotice({ brake, mayLift, timeZone }: BrakeNoticeProps) {
  const t = useT("donations-panel");
  const language = useLanguage();
  if (!brake) return null;
  const values = { ...brake, at: formatInstant(brake.at, timeZone, language) };
  return (
    <div className="adm-flash" data-tone="bad" role="status">
      <Icon name="alert" />
      <p>
        <b>{t("brake.title")}</b> {t("brake.text", values)} {mayLift ? null : t("brake.whoLifts")}
      </p>
      {mayLift ? (
        <Form method="post" action="/admin/settings/giving">
          <input type="hidden" name="intent" value="lift" />
          <button type="submit">{t("brake.lift")}</button>
        </Form>
      ) : null}
    </div>
  );
}
