import { Form } from "@remix-run/react";
import { languages } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { Letter } from "../versions.ts";
import type { View } from "../view.ts";
import { VersionChoice } from "./version-choice.tsx";

type PreviewPanelProps = {
  view: View;
  /** Where the frame finds the mail. */
  src: string;
  /** Null: there is nothing to show. */
  seen: { subject: string; from: string; text: string } | null;
  /** Whether supporters may be named. */
  personal: boolean;
  versions: Letter[];
};

const pixels = { phone: 390, desktop: 700 };

/** A blast as somebody gets it: in a language, on a phone or a desk, as a page or as plain text. */
export function PreviewPanel({ view, src, seen, personal, versions }: PreviewPanelProps) {
  const t = useT("blasts");
  return (
    <Panel title={t("preview.title")} id="preview">
      <Choices {...{ view, personal, versions }} />
      {seen ? (
        <>
          <div className="adm-envelope">
            <Facts
              facts={[
                { key: "subject", name: t("preview.subject"), value: seen.subject },
                { key: "from", name: t("preview.from"), value: seen.from },
              ]}
            />
          </div>
          {view.part === "text" ? (
            <pre className="adm-letter-text">{seen.text}</pre>
          ) : (
            <iframe
              className="adm-letter"
              title={t("preview.frame")}
              src={src}
              width={pixels[view.width]}
              sandbox=""
            />
          )}
        </>
      ) : (
        <EmptyState title={t("preview.nothing")}>
          <p>{t("preview.nothingText")}</p>
        </EmptyState>
      )}
    </Panel>
  );
}

function Choices({ view, personal, versions }: Pick<PreviewPanelProps, "view" | "personal" | "versions">) {
  const t = useT("blasts");
  const common = useT("common");
  const choice = (
    name: "width" | "look" | "part",
    values: readonly ["phone", "desktop"] | readonly ["light", "dark"] | readonly ["html", "text"],
  ) => (
    <SelectField
      name={name}
      label={t(`preview.${name}`)}
      defaultValue={view[name]}
      options={values.map((value) => ({ value, text: t(`preview.${value}`) }))}
    />
  );
  const kinds = ["sample", "stranger", ...(personal ? (["supporter"] as const) : [])] as const;
  return (
    <Form method="post" action="#preview" preventScrollReset className="adm-view">
      <input type="hidden" name="intent" value="look" />
      <SelectField
        name="language"
        label={t("preview.language")}
        defaultValue={view.language}
        options={languages.map((value) => ({ value, text: common(`language.${value}`) }))}
      />
      <VersionChoice versions={versions} chosen={view.version} />
      {choice("width", ["phone", "desktop"])}
      {choice("look", ["light", "dark"])}
      {choice("part", ["html", "text"])}
      <SelectField
        name="as"
        label={t("preview.as")}
        defaultValue={view.as}
        options={kinds.map((value) => ({ value, text: t(`preview.${value}`) }))}
      />
      {personal ? (
        <TextField
          name="email"
          type="email"
          label={t("preview.email")}
          defaultValue={view.email}
          autoComplete="off"
        />
      ) : null}
      <button type="submit" className="button button-two">
        {t("preview.show")}
      </button>
    </Form>
  );
}
