import { FirstLanguage } from "#app/campaigns/ui/first-language.tsx";
import { onlyOf } from "#app/campaigns/ui/only-of.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { longest } from "../post-content.ts";

type BeginProps = { errors: Record<string, string>; typed: Record<string, string> };

/** A link is pasted, and what its page says of the article is filled in. */
export function ClipPanel({ errors, typed }: BeginProps) {
  const t = useT("content");
  return (
    <Panel title={t("post.clip.title")}>
      <AdminForm intent="clip" submit={t("post.clip.submit")} errors={onlyOf(errors, "link")}>
        <TextField
          name="link"
          inputMode="url"
          label={t("post.clip.link")}
          hint={t("post.clip.hint")}
          defaultValue={typed.link ?? ""}
          error={errors.link}
          required
          maxLength={longest.url}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </AdminForm>
    </Panel>
  );
}

/** A post of ours is begun: what it is, what it is called. */
export function NewPostPanel({ errors, typed }: BeginProps) {
  const t = useT("content");
  const news = useT("news");
  return (
    <Panel title={t("post.new")}>
      <AdminForm
        intent="begin"
        submit={t("create.submit")}
        look="two"
        errors={onlyOf(errors, "kind", "title", "language")}
      >
        <RadioGroup
          name="kind"
          legend={t("post.kind")}
          chosen={typed.kind ?? "update"}
          error={errors.kind}
          options={(["update", "statement", "victory"] as const).map((value) => ({
            value,
            text: news(`kind.${value}`),
            note: t(`post.kinds.${value}`),
          }))}
        />
        <TextField
          name="title"
          label={t("petition.title")}
          defaultValue={typed.title ?? ""}
          error={errors.title}
          required
          maxLength={longest.title}
          autoComplete="off"
        />
        <FirstLanguage legend={t("petition.language")} typed={typed.language ?? ""} error={errors.language} />
      </AdminForm>
    </Panel>
  );
}
