import { Form, Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { PostFilter } from "../panel-posts.server.ts";
import { postKinds } from "../post-kind.ts";
import { postStates } from "../post-state.ts";

/** What the list of posts is narrowed by. */
export function PostFilters({ page, filter }: { page: string; filter: PostFilter }) {
  const t = useT("content");
  const news = useT("news");
  const { kind, state, search } = filter;
  return (
    <Form className="adm-filters" action={page} key={JSON.stringify(filter)}>
      <TextField name="words" type="search" label={t("post.search")} defaultValue={search} maxLength={200} />
      <SelectField
        name="kind"
        label={t("post.kind")}
        defaultValue={kind ?? ""}
        options={[
          { value: "", text: t("post.everyKind") },
          ...postKinds.map((value) => ({ value, text: news(`kind.${value}`) })),
        ]}
      />
      <SelectField
        name="state"
        label={t("list.state")}
        defaultValue={state ?? ""}
        options={[
          { value: "", text: t("post.everyState") },
          ...postStates.map((value) => ({ value, text: t(`post.states.${value}`) })),
        ]}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-two">
          {t("post.show")}
        </button>
        {kind || state || search ? (
          <Link className="button button-two" to={page}>
            {t("post.showAll")}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
