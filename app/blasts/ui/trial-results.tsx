import { Form } from "@remix-run/react";
import { formatCount, formatPercent } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable } from "#app/ui/admin/admin-table.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import {
  judgeVersions,
  type Letter,
  likelyShare,
  type TrialMeasure,
  type TrialPlan,
  type TriedVersion,
  trialMeasures,
} from "../versions.ts";

type TrialResultsProps = {
  tried: TriedVersion[];
  /** What each version says in the inbox. */
  subjects: Record<string, string>;
  plan: TrialPlan;
  chosen: Letter | null;
  /** Whether one may still be chosen, here and now. */
  mayChoose: boolean;
};

/** How the versions of a blast did, what that tells, and the choice. */
export function TrialResults({ tried, subjects, plan, chosen, mayChoose }: TrialResultsProps) {
  const t = useT("blasts");
  const language = useLanguage();
  return (
    <Panel title={t("trial.results")} id="trial">
      <p role="status">
        <Verdict tried={tried} by={plan.by} />
      </p>
      <AdminTable
        caption={t("trial.results")}
        rows={tried}
        rowKey={({ letter }) => letter}
        empty={<p>{t("trial.nobody")}</p>}
        columns={[
          {
            key: "version",
            title: t("version.title"),
            cell: ({ letter }) => (
              <>
                <b>{letter.toUpperCase()}</b> {subjects[letter]}
              </>
            ),
          },
          {
            key: "sent",
            title: t("columns.sent"),
            number: true,
            cell: ({ sent }) => formatCount(sent, language),
          },
          ...trialMeasures.map((key) => ({
            key,
            title: t(`trial.columns.${key}`),
            number: true,
            cell: (one: TriedVersion) => <Share people={one[key]} of={one.sent} />,
          })),
        ]}
      />
      <p className="adm-hint">{t("trial.rule")}</p>
      {chosen ? <p>{t("trial.chosen", { version: chosen.toUpperCase() })}</p> : null}
      {mayChoose && !chosen ? <Choices tried={tried} plan={plan} /> : null}
    </Panel>
  );
}

/** What the figures tell, and what they do not. */
function Verdict({ tried, by }: { tried: TriedVersion[]; by: TrialMeasure }) {
  const t = useT("blasts");
  const { leader, certain } = judgeVersions(tried, by);
  if (!leader) return t("trial.nothing");
  return t(certain ? "trial.ahead" : "trial.tooSmall", { version: leader.toUpperCase() });
}

/** So many people, which share that is, and between which shares the true one is likely to lie. */
function Share({ people, of }: { people: number; of: number }) {
  const t = useT("blasts");
  const language = useLanguage();
  const { from, to } = likelyShare(people, of);
  const percent = (share: number) => formatPercent(share, language, 1);
  return (
    <>
      {formatCount(people, language)}
      {of > 0 ? (
        <span className="adm-hint adm-under">
          {t("trial.likely", { share: percent(people / of), from: percent(from), to: percent(to) })}
        </span>
      ) : null}
    </>
  );
}

function Choices({ tried, plan }: Pick<TrialResultsProps, "tried" | "plan">) {
  const t = useT("blasts");
  return (
    <>
      <p className="adm-hint">{plan.auto ? t("trial.clock", { count: plan.hours }) : t("trial.byHand")}</p>
      <Confirm summary={t("trial.choose")}>
        <p>{t("trial.chooseHint")}</p>
        <div className="adm-actions adm-steps">
          {tried.map(({ letter }) => (
            <Form key={letter} method="post" preventScrollReset>
              <input type="hidden" name="intent" value="choose" />
              <input type="hidden" name="version" value={letter} />
              <button type="submit" className="button button-two">
                {t("trial.send", { version: letter.toUpperCase() })}
              </button>
            </Form>
          ))}
        </div>
      </Confirm>
    </>
  );
}
