import { Form } from "@remix-run/react";
import { ScheduleForm } from "#app/campaigns/ui/schedule-form.tsx";
import { formatInstant } from "#app/i18n/format.ts";
import { languages } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import type { ListedPost } from "../panel-posts.server.ts";
import { PostBadge } from "./post-badge.tsx";

type PostStateProps = {
  post: ListedPost;
  /** The organisation's: times are hers. */
  timeZone: string;
  /** Whether the public sees the campaign. */
  isCampaignPublic: boolean;
  mayEdit: boolean;
  mayPublish: boolean;
  errors: Record<string, string>;
  typed: Record<string, string>;
};

/** How a post stands, and what can be done with it from there. */
export function PostStatePanel(props: PostStateProps) {
  const { post, timeZone, mayPublish, errors, typed } = props;
  const t = useT("content");
  const { state, publishAt } = post;
  return (
    <Panel title={t("state.title")} span={7}>
      <Facts facts={useFacts(props)} />
      {errors.state ? (
        <p className="field-error" role="alert">
          {errors.state}
        </p>
      ) : null}
      <Steps {...props} />
      {mayPublish && (state === "draft" || state === "scheduled") ? (
        <ScheduleForm {...{ publishAt, timeZone, errors, typed }} />
      ) : null}
    </Panel>
  );
}

/** The likely one first. */
function Steps({ post: { state, pinned }, mayEdit, mayPublish }: PostStateProps) {
  const t = useT("content");
  if (state === "removed") {
    return (
      <div className="adm-actions adm-steps">
        {mayPublish ? <Step intent="put-back" look="key" text={t("post.steps.putBack")} /> : null}
      </div>
    );
  }
  return (
    <div className="adm-actions adm-steps">
      {mayPublish && state === "published" ? (
        <Step intent="take-down" look="two" text={t("post.steps.takeDown")} />
      ) : null}
      {mayPublish && state !== "published" ? (
        <Step intent="publish" look="key" text={t("steps.publish")} />
      ) : null}
      {mayEdit ? (
        <Step
          intent="pin"
          value={pinned ? "no" : "yes"}
          look="two"
          text={pinned ? t("post.pin.off") : t("post.pin.pin")}
        />
      ) : null}
      {mayPublish ? <Step intent="remove" look="two" text={t("post.steps.remove")} /> : null}
    </div>
  );
}

type StepProps = { intent: string; value?: string; look: "key" | "two"; text: string };

function Step({ intent, value, look, text }: StepProps) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {value ? <input type="hidden" name="pinned" value={value} /> : null}
      <button type="submit" className={`button button-${look}`}>
        {text}
      </button>
    </Form>
  );
}

function useFacts({ post, timeZone, isCampaignPublic }: PostStateProps) {
  const t = useT("content");
  const news = useT("news");
  const common = useT("common");
  const language = useLanguage();
  const { state, kind, pinned, publishAt, publishedAt, shownIn } = post;
  const fact = (key: string, name: string, value: string | null) => (value ? [{ key, name, value }] : []);
  const instant = (at: string | null) => at && formatInstant(at, timeZone, language);
  const names = (codes: readonly ("en" | "es")[]) =>
    codes.map((code) => common(`language.${code}`)).join(", ");
  const missing = languages.filter((code) => !shownIn.includes(code));
  return [
    { key: "state", name: t("state.now"), value: <PostBadge state={state} /> },
    ...fact("kind", t("post.kind"), news(`kind.${kind}`)),
    ...fact("at", t("state.goesLive"), instant(publishAt)),
    ...fact("since", t("state.publishedAt"), instant(publishedAt)),
    ...fact("pinned", t("post.pin.title"), pinned ? t("post.pin.on") : null),
    ...fact("languages", t("state.languages"), names(shownIn) || t("post.notYet")),
    ...fact(
      "missing",
      t("state.missing"),
      missing.length > 0 && shownIn.length > 0 ? t("state.missingText", { languages: names(missing) }) : null,
    ),
    ...fact("campaign", t("list.name"), isCampaignPublic ? null : t("post.campaignHidden")),
    ...fact("kept", t("post.removed"), state === "removed" ? t("post.removedText") : null),
  ];
}
