import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import { type Column, Table } from "#app/ui/data-table.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Note } from "#app/ui/notes.tsx";
import { QuietPage } from "#app/ui/quiet-page.tsx";
import { Section } from "#app/ui/section.tsx";
import type { GivingReply } from "../giving-deed.server.ts";
import type { OwnGiving } from "../own-giving.server.ts";
import type { PlanIntent } from "../plan-forms.ts";
import { PlanSection } from "./plan-section.tsx";

/** What a form of this page came back with. */
export type GivingProblem = Extract<GivingReply, { kind: "invalid" | "refused" }>;

type Props = {
  giving: OwnGiving;
  /** What has just been done. */
  done: PlanIntent | null;
  headline: Headline;
  /** Of this page, with its token. */
  path: string;
  reply: GivingProblem | null;
};

/** What somebody gives: each monthly gift with what can be done about it, and every gift with its receipt. */
export function GivingView({ giving, done, headline, path, reply }: Props) {
  const t = useT("donations");
  return (
    <QuietPage
      headline={headline}
      kicker={t("giving.kicker")}
      below={
        <>
          {giving.plans.map((plan) => (
            <PlanSection key={plan.id} {...{ plan, path, reply }} />
          ))}
          <Gifts gifts={giving.gifts} years={giving.years} />
        </>
      }
    >
      {done && done !== "card" ? <Note icon="check" status title={t(`giving.done.${done}`)} /> : null}
      {reply?.kind === "refused" ? <Refused reply={reply} plans={giving.plans} /> : null}
      {giving.again ? (
        <ButtonRow>
          <ButtonLink look="two" icon="coin" href={giving.again}>
            {t("giving.again")}
          </ButtonLink>
        </ButtonRow>
      ) : null}
      {giving.plans.length === 0 ? <p className="ask">{t("giving.noPlan")}</p> : null}
    </QuietPage>
  );
}

type RefusedProps = { reply: Extract<GivingProblem, { kind: "refused" }>; plans: OwnGiving["plans"] };

/** Why nothing was changed; of what has changed meanwhile it says how it is now. */
function Refused({ reply, plans }: RefusedProps) {
  const t = useT("donations");
  const plan = plans.find(({ id }) => id === reply.plan);
  if (reply.why !== "meanwhile" || !plan)
    return <Note icon="alert" bad status title={t(`giving.refused.${reply.why}`)} />;
  const { amount, status, billingDay, resumes } = plan;
  return (
    <Note icon="alert" bad status title={t("giving.refused.meanwhile")}>
      {t(status === "paused" && resumes ? "giving.now.paused" : "giving.now.usual", {
        ...{ amount, day: billingDay, resumes, state: t(`giving.states.${status}`) },
      })}
    </Note>
  );
}

function Gifts({ gifts, years }: Pick<OwnGiving, "gifts" | "years">) {
  const t = useT("donations");
  const columns: Column<OwnGiving["gifts"][number]>[] = [
    { key: "day", title: t("receipt.date"), cell: ({ day }) => day },
    {
      ...{ key: "amount", title: t("receipt.amount"), number: true },
      cell: ({ amount, refunded }) =>
        refunded ? `${amount} (${t("giving.refunded", { amount: refunded })})` : amount,
    },
    ...(gifts.some(({ dedication }) => dedication)
      ? [
          {
            ...{ key: "dedication", title: t("dedication.title") },
            cell: ({ dedication }: OwnGiving["gifts"][number]) =>
              dedication ? (
                <span className="giving-name">{`${t(`dedication.${dedication.kind}`)} ${dedication.name}`}</span>
              ) : (
                "–"
              ),
          },
        ]
      : []),
    {
      ...{ key: "receipt", title: t("receipt.title") },
      cell: ({ receipt, paper }) =>
        paper ? <a href={paper}>{t("giving.paper", { number: receipt })}</a> : "–",
    },
  ];
  return (
    <Section title={t("giving.gifts")}>
      <Table
        caption={t("giving.gifts")}
        captionHidden
        columns={columns}
        rows={gifts}
        rowKey={({ id }) => id}
      />
      {years.length > 0 ? (
        <div className="giving-years">
          <h3>{t("giving.years")}</h3>
          <ul>
            {years.map(({ year, paper }) => (
              <li key={year}>
                <a href={paper}>{t("giving.yearPaper", { year })}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}

/** A link that is cut off, too old, or whose giver has been erased. */
export function LostGivingView({ headline }: { headline: Headline }) {
  const t = useT("donations");
  const language = useLanguage();
  return (
    <QuietPage headline={headline}>
      <p className="ask">{t("giving.lost.text")}</p>
      <ButtonRow>
        <ButtonLink href={localPath(language, "/giving")}>{t("giving.lost.ask")}</ButtonLink>
      </ButtonRow>
    </QuietPage>
  );
}
