import { TextInBoth } from "#app/campaigns/ui/text-in-both.tsx";
import { languages } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { Content } from "#app/revisions/revision.ts";
import type { TranslationState } from "#app/revisions/translation-state.ts";
import { BothLanguages } from "#app/revisions/ui/both-languages.tsx";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import { longest, precisions } from "../post-content.ts";
import type { PostKind } from "../post-kind.ts";

export type PostFieldsProps = {
  kind: PostKind;
  content: Content;
  /** What was typed and not saved, by field; every value of a field. */
  typed: Record<string, string[]>;
  errors: Record<string, string>;
  states: Record<string, TranslationState>;
  /** For which pictures are uploaded. */
  campaignId: string;
  /** Whose statement it may be. */
  partners: { id: string; name: string }[];
};

/** Everything of a post that can be written or chosen; of a clipping first what its article says of itself. */
export function PostFields(props: PostFieldsProps) {
  const { kind } = props;
  return (
    <>
      {kind === "press" ? <ArticleFields {...props} /> : <Words field="title" {...props} />}
      <Words field="excerpt" {...props} />
      {kind === "statement" ? <Words field="datelinePlace" {...props} /> : null}
      <div className="adm-grid">
        <DateFields {...props} />
        {kind === "statement" ? <WhoseField {...props} /> : null}
      </div>
      {kind === "press" ? null : <Body {...props} />}
    </>
  );
}

type Own = "headline" | "outlet" | "byline" | "url";

function ArticleFields(props: PostFieldsProps) {
  const { content, typed, errors } = props;
  const t = useT("content");
  const common = useT("common");
  const label = useFieldLabel("post");
  const value = (name: string) => typed[name]?.[0] ?? String(content[name] ?? "");
  const field = (name: Own) => (
    <TextField
      key={name}
      name={name}
      label={label(name)}
      hint={t(`post.hints.press.${name}`)}
      defaultValue={value(name)}
      error={errors[name]}
      maxLength={longest[name === "headline" ? "title" : name]}
      autoComplete="off"
      {...(name === "url" && { inputMode: "url" as const, autoCapitalize: "none", spellCheck: false })}
    />
  );
  return (
    <>
      {field("url")}
      {field("headline")}
      <div className="adm-grid">
        {field("outlet")}
        {field("byline")}
        <SelectField
          name="urlLanguage"
          label={label("urlLanguage")}
          defaultValue={value("urlLanguage")}
          error={errors.urlLanguage}
          options={[
            { value: "", text: t("post.otherLanguage") },
            ...languages.map((code) => ({ value: code, text: common(`language.${code}`) })),
          ]}
        />
      </div>
    </>
  );
}

function Words({
  field,
  kind,
  content,
  typed,
  errors,
  states,
}: PostFieldsProps & { field: "title" | "excerpt" | "datelinePlace" }) {
  const t = useT("content");
  const hint =
    field === "excerpt" && kind === "press" ? t("post.hints.press.excerpt") : t(`post.hints.${field}`);
  return (
    <BothLanguages kind="post" field={field} states={states}>
      {({ language, name, label }) => {
        const own = {
          ...{ name, label, hint },
          error: errors[name],
          lang: language,
          maxLength: longest[field],
          defaultValue: typed[name]?.[0] ?? String(content[name] ?? ""),
        };
        return field === "excerpt" ? (
          <TextArea {...own} rows={3} />
        ) : (
          <TextField {...own} autoComplete="off" />
        );
      }}
    </BothLanguages>
  );
}

function DateFields({ kind, content, typed, errors }: PostFieldsProps) {
  const t = useT("content");
  const label = useFieldLabel("post");
  return (
    <>
      <TextField
        name="datedOn"
        type="date"
        label={label("datedOn")}
        hint={t(kind === "press" ? "post.hints.press.datedOn" : "post.hints.datedOn")}
        defaultValue={typed.datedOn?.[0] ?? String(content.datedOn)}
        error={errors.datedOn}
        required
      />
      <SelectField
        name="precision"
        label={label("precision")}
        hint={t("post.hints.precision")}
        defaultValue={typed.precision?.[0] ?? String(content.precision)}
        error={errors.precision}
        options={precisions.map((value) => ({ value, text: t(`post.precisions.${value}`) }))}
      />
    </>
  );
}

function WhoseField({ content, typed, errors, partners }: PostFieldsProps) {
  const t = useT("content");
  const label = useFieldLabel("post");
  return (
    <SelectField
      name="partnerId"
      label={label("partnerId")}
      hint={t("post.hints.partnerId")}
      defaultValue={typed.partnerId?.[0] ?? String(content.partnerId ?? "")}
      error={errors.partnerId}
      options={[
        { value: "", text: t("post.ours") },
        ...partners.map(({ id, name }) => ({ value: id, text: name })),
      ]}
    />
  );
}

function Body({ content, typed, errors, states, campaignId }: PostFieldsProps) {
  return <TextInBoth kind="post" field="body" {...{ content, typed, errors, states, campaignId }} />;
}
