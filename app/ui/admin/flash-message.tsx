import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "../icon.tsx";

export type FlashProps = {
  text: string;
  tone?: "good" | "bad";
  undo?: { action: string; fields: Record<string, string | string[]> };
};

/** Says once what was done, and how to take it back. It stays until it is closed or the page is left. */
export function FlashMessage({ flash }: { flash: FlashProps | null }) {
  const t = useT("admin");
  const [closed, setClosed] = useState<FlashProps | null>(null);
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  const shown = flash === closed ? null : flash;
  return (
    <div className="adm-flash-place" role="status">
      {shown ? (
        <div className="adm-flash" data-tone={shown.tone ?? "good"}>
          <Icon name={shown.tone === "bad" ? "alert" : "check"} />
          <p>{shown.text}</p>
          {shown.undo ? (
            <Form method="post" action={shown.undo.action}>
              {Object.entries(shown.undo.fields).map(([name, values]) =>
                [values]
                  .flat()
                  .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
              )}
              <button type="submit">{t("flash.undo")}</button>
            </Form>
          ) : null}
          {hydrated ? (
            <button type="button" onClick={() => setClosed(flash)}>
              {t("flash.close")}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
