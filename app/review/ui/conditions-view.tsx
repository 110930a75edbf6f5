import { Form, Link, useNavigation } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { Conditions } from "../conditions.ts";
import { ConditionChips } from "./review-chips.tsx";
import { CommonFields } from "./review-filters.tsx";
import { type ReviewFrame, ReviewTabs } from "./review-tabs.tsx";
import { type ShownSignature, SignatureFacts } from "./signature-facts.tsx";
import { useReviewWords } from "./use-review-words.ts";

type ConditionsViewProps = {
  conditions: Conditions;
  frame: ReviewFrame | null;
  count: { count: number; capped: boolean };
  /** How many fit that stand in another way, where none stands in this one. */
  otherwise: { count: number; href: string } | null;
  sample: ShownSignature[];
  petitions: { id: string; name: string }[];
  patterns: number;
  narrowed: { key: keyof Conditions; without: string }[];
  action: string;
  /** Names this form: of two posts of it the second is the first. */
  formId: string;
  personal: boolean;
  seesPeople: boolean;
  timeZone: string;
};

type Reply = { errors?: Record<string, string>; typed?: Record<string, string> };

/** What signatures have in common, how many have it, some of them, and the verdict on them all. */
export function ConditionsView({ reply, ...page }: ConditionsViewProps & { reply: Reply | undefined }) {
  const t = useT("review");
  const { conditions, sample, narrowed, timeZone } = page;
  return (
    <>
      <PageHead title={t("conditions.title")} hint={t("conditions.hint")} />
      <ReviewTabs patterns={page.patterns} frame={page.frame} />
      <Panel title={t("conditions.which")} aside={t("timesIn", { zone: timeZone })}>
        <ConditionsForm {...page} reply={reply} />
      </Panel>
      <Panel title={t("conditions.count")}>
        <ConditionChips {...{ conditions, narrowed, timeZone }} frame={page.frame} />
        {page.count.count === 0 ? (
          <EmptyState title={t("conditions.none")}>
            <p>
              {conditions.standing === "any" ? null : (
                <>{t("conditions.lookedAt", { standing: t(`standings.${conditions.standing}`) })} </>
              )}
              {page.otherwise ? null : t("conditions.noneText")}
            </p>
            {page.otherwise ? (
              <Link className="button button-two" to={page.otherwise.href}>
                {t("conditions.otherwise", { count: page.otherwise.count })}
              </Link>
            ) : null}
          </EmptyState>
        ) : (
          <>
            <HowMany {...page} />
            <h3 className="rev-sample">{t("conditions.sample")}</h3>
            <ul className="mod-list">
              {sample.map((signature) => (
                <li key={signature.id} className="rev-one">
                  <SignatureFacts {...{ signature, timeZone }} seesPeople={page.seesPeople} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
    </>
  );
}

function ConditionsForm({ reply, ...page }: ConditionsViewProps & { reply: Reply | undefined }) {
  const t = useT("review");
  const words = useReviewWords(page.timeZone);
  const errors = words.errors(reply?.errors);
  const typed = reply?.typed ?? {};
  const { conditions, petitions, timeZone, personal } = page;
  const field = (name: "domain" | "source" | "name" | "country" | "region" | "postalCode", most: number) => (
    <TextField
      name={name}
      label={t(name)}
      error={errors[name]}
      defaultValue={typed[name] ?? conditions[name] ?? ""}
      maxLength={most}
      autoComplete="off"
      {...((name === "domain" || name === "country") && { hint: t(`${name}Hint`) })}
    />
  );
  return (
    <AdminForm
      key={JSON.stringify(conditions)}
      intent="show"
      action={page.action}
      errors={errors}
      submit={t("conditions.find")}
      look="two"
    >
      <div className="rev-fields">
        <CommonFields
          {...{ conditions, petitions, timeZone, personal, errors, typed }}
          within={page.frame !== null}
          any
        />
        {field("name", 100)}
        {field("domain", 253)}
        {field("source", 200)}
        {field("country", 2)}
        {field("region", 100)}
        {personal ? field("postalCode", 12) : null}
      </div>
    </AdminForm>
  );
}

const verdictsOf = {
  any: ["invalid"],
  held: ["invalid", "counts"],
  caught: ["invalid"],
  counted: ["invalid"],
  invalid: ["counts"],
} as const;

function HowMany({ conditions, frame, count, narrowed, action, formId }: ConditionsViewProps) {
  const t = useT("review");
  const busy = useNavigation().state !== "idle";
  const found = count.capped
    ? t("conditions.more", { count: count.count })
    : t("conditions.fit", { count: count.count });
  const verdicts = verdictsOf[conditions.standing];
  return (
    <Form method="post" action={action} className="rev-verdict">
      <input type="hidden" name="intent" value="judge" />
      <input type="hidden" name="ref" value={formId} />
      <p className="rev-found">{found}</p>
      {narrowed.length === 0 && !conditions.petition ? (
        <p>{t(frame ? "conditions.wideHere" : "conditions.wide")}</p>
      ) : null}
      {verdicts.map((verdict) => (
        <p key={verdict} className="adm-hint">
          {t(verdict === "invalid" ? "conditions.invalidText" : "conditions.countsText")}
        </p>
      ))}
      <div className="adm-actions">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="submit"
            name="verdict"
            value={verdict}
            aria-busy={busy || undefined}
            className={verdict === "invalid" ? "button button-key" : "button button-two"}
          >
            {t(verdict === "invalid" ? "conditions.invalidate" : "conditions.letCount")}
          </button>
        ))}
      </div>
    </Form>
  );
}
