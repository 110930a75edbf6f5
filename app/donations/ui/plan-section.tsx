import type { ReactNode } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { Fact } from "#app/ui/fact.tsx";
import { Note } from "#app/ui/notes.tsx";
import { Section } from "#app/ui/section.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { OwnPlan } from "../own-giving.server.ts";
import { endReasons, LAST_DAY, type PlanIntent, pauseMonths } from "../plan-forms.ts";
import type { GivingProblem } from "./giving-view.tsx";

type Props = { plan: OwnPlan; path: string; reply: GivingProblem | null };

/** One monthly gift: how it stands, and what its giver can do about it. Each deed opens in its place, without a script. */
export function PlanSection({ plan, path, reply }: Props) {
  const t = useT("donations");
  const own = reply?.kind === "invalid" && reply.plan === plan.id ? reply : null;
  return (
    <Section title={t("giving.plan", { amount: plan.amount })}>
      <div className="stack">
        {plan.status === "past_due" ? (
          <Note icon="alert" bad title={t("giving.owed.title")}>
            {t("giving.owed.text")}
          </Note>
        ) : null}
        {plan.isAway ? <Note title={t("giving.stripeAway")} /> : null}
        <PlanFacts plan={plan} />
        {plan.status === "cancelled" ? null : <Deeds {...{ plan, path, own }} />}
      </div>
    </Section>
  );
}

function PlanFacts({ plan }: { plan: OwnPlan }) {
  const t = useT("donations");
  const { card } = plan;
  const expires = card && `${String(card.month).padStart(2, "0")}/${card.year}`;
  const facts = [
    { key: "state", says: t(`giving.states.${plan.status}`) },
    { key: "since", says: plan.since },
    { key: "skipped", says: plan.skipped },
    { key: "next", says: plan.next },
    // Of a pause whose charges are told the day in between says nothing more.
    { key: "resumes", says: plan.status === "paused" && !plan.next ? plan.resumes : null },
    { key: "ends", says: plan.ends },
    { key: "ended", says: plan.ended },
    { key: "card", says: card && t("giving.cardIs", { brand: card.brand, last4: card.last4, expires }) },
  ] as const;
  return (
    <dl className="giving-facts">
      {facts.map(({ key, says }) =>
        says ? (
          <Fact key={key} term={t(`giving.facts.${key}`)}>
            {says}
          </Fact>
        ) : null,
      )}
    </dl>
  );
}

type Own = Extract<GivingProblem, { kind: "invalid" }> | null;

function Deeds({ plan, path, own }: { plan: OwnPlan; path: string; own: Own }) {
  const t = useT("donations");
  const deed = { plan, path, own };
  // Two plans on one page: ids are the plan's, names the form's.
  const id = (name: string) => `${name}-${plan.id}`;
  return (
    <div className="giving-deeds">
      <AmountDeed {...deed} />
      <Deed {...deed} intent="day" summary={t("giving.day.title")}>
        <SelectField
          {...{ name: "day", id: id("day"), label: t("giving.day.label"), hint: t("giving.day.hint") }}
          defaultValue={String(Math.min(plan.billingDay ?? 1, LAST_DAY))}
          options={Array.from({ length: LAST_DAY }, (_, at) => ({ value: `${at + 1}`, text: `${at + 1}` }))}
        />
      </Deed>
      <Deed {...deed} intent="card" summary={t("giving.card.title")}>
        <p className="small">{t("giving.card.text")}</p>
      </Deed>
      {plan.status === "paused" ? (
        <Deed {...deed} intent="resume" summary={t("giving.resume.title")}>
          <p className="small">{t("giving.resume.text")}</p>
        </Deed>
      ) : (
        <Deed {...deed} intent="pause" summary={t("giving.pause.title")}>
          <SelectField
            {...{
              name: "months",
              id: id("months"),
              label: t("giving.pause.label"),
              hint: t("giving.pause.hint"),
            }}
            options={pauseMonths.map((count) => ({ value: `${count}`, text: t("giving.months", { count }) }))}
          />
        </Deed>
      )}
      <Deed {...deed} intent="end" summary={t("giving.end.title")}>
        <p>{t("giving.end.text")}</p>
        <SelectField
          {...{
            name: "reason",
            id: id("reason"),
            label: t("giving.end.why"),
            optional: t("giving.optional"),
          }}
          options={[
            { value: "", text: t("giving.end.unsaid") },
            ...endReasons.map((value) => ({ value, text: t(`giving.end.reasons.${value}`) })),
          ]}
        />
      </Deed>
    </div>
  );
}

function AmountDeed({ plan, path, own }: { plan: OwnPlan; path: string; own: Own }) {
  const t = useT("donations");
  const { currency, least, most } = plan;
  const isWrong = own?.intent === "amount";
  return (
    <Deed {...{ plan, path, own }} intent="amount" summary={t("giving.amount.title")}>
      <TextField
        {...{ name: "amount", id: `amount-${plan.id}`, label: t("giving.amount.label") }}
        hint={t("form.otherHint", { currency, least, most })}
        error={isWrong ? t(`giving.errors.${own.error}`, { least, most }) : undefined}
        defaultValue={isWrong ? own.typed : plan.gift}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        short
      />
      <CheckField
        {...{ name: "cover_fee", id: `cover-${plan.id}`, label: t("form.cover"), checked: plan.covers }}
      />
    </Deed>
  );
}

type DeedProps = {
  plan: OwnPlan;
  path: string;
  own: Own;
  intent: PlanIntent;
  summary: string;
  children: ReactNode;
};

function Deed({ plan, path, own, intent, summary, children }: DeedProps) {
  const t = useT("donations");
  return (
    <details open={own?.intent === intent || undefined}>
      <summary>{summary}</summary>
      <form className="stack" method="post" action={path} noValidate data-guard="">
        <input type="hidden" name="plan" value={plan.id} />
        <input type="hidden" name="seen" value={plan.stamp} />
        {children}
        <Button look="key" name="intent" value={intent}>
          {t(`giving.${intent}.button`)}
        </Button>
      </form>
    </details>
  );
}
