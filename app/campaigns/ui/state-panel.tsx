import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { languages } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import type { CampaignStatus } from "../campaign-status.ts";
import type { PanelCampaignHead } from "../panel-campaign.server.ts";
import { CampaignBadge } from "./campaign-badge.tsx";
import { ScheduleForm } from "./schedule-form.tsx";
import { StatusButton } from "./status-button.tsx";

type StatePanelProps = {
  campaign: PanelCampaignHead;
  signatures: number;
  draftPetitions: number;
  timeZone: string;
  mayPublish: boolean;
  errors: Record<string, string>;
  typed: Record<string, string>;
};

/** How a campaign stands, and every step it can take from there. */
export function StatePanel({
  campaign,
  signatures,
  draftPetitions,
  timeZone,
  mayPublish,
  errors,
  typed,
}: StatePanelProps) {
  const t = useT("content");
  const { status, publishAt } = campaign;
  return (
    <Panel title={t("state.title")} span={7}>
      <Facts facts={useFacts(campaign, { signatures, draftPetitions, timeZone })} />
      {errors.status ? (
        <p className="field-error" role="alert">
          {errors.status}
        </p>
      ) : null}
      {mayPublish ? (
        <>
          <div className="adm-actions adm-steps">
            {stepsFrom(campaign, signatures).map(({ to, words, look }) => (
              <StatusButton key={words} status={to} text={t(`steps.${words}`)} look={look} />
            ))}
          </div>
          {status === "draft" ? <ScheduleForm {...{ publishAt, timeZone, errors, typed }} /> : null}
        </>
      ) : null}
    </Panel>
  );
}

type Step = {
  to: CampaignStatus;
  words: "publish" | "pause" | "goOn" | "won" | "lost" | "reopen" | "archive" | "unarchive" | "unpublish";
  look: "key" | "two";
};

/** What may be done from a state, the likely first. */
function stepsFrom({ status, archivedFrom, publishedAt }: PanelCampaignHead, signatures: number): Step[] {
  const archive: Step = { to: "archived", words: "archive", look: "two" };
  const won: Step = { to: "won", words: "won", look: "two" };
  const lost: Step = { to: "lost", words: "lost", look: "two" };
  switch (status) {
    case "draft":
      return [{ to: "live", words: "publish", look: "key" }, archive];
    case "live":
      return [
        { to: "paused", words: "pause", look: "two" },
        won,
        lost,
        archive,
        ...(signatures === 0 ? [{ to: "draft", words: "unpublish", look: "two" } as Step] : []),
      ];
    case "paused":
      return [{ to: "live", words: "goOn", look: "key" }, won, lost, archive];
    case "won":
      return [{ to: "live", words: "reopen", look: "two" }, lost, archive];
    case "lost":
      return [{ to: "live", words: "reopen", look: "two" }, won, archive];
    case "archived":
      return [{ to: archivedFrom ?? (publishedAt ? "paused" : "draft"), words: "unarchive", look: "two" }];
  }
}

function useFacts(
  campaign: PanelCampaignHead,
  {
    signatures,
    draftPetitions,
    timeZone,
  }: Pick<StatePanelProps, "signatures" | "draftPetitions" | "timeZone">,
) {
  const t = useT("content");
  const common = useT("common");
  const language = useLanguage();
  const { status, publishAt, publishedAt, closedAt, shownIn } = campaign;
  const instant = (key: string, name: string, at: string | null) =>
    at ? [{ key, name, value: formatInstant(at, timeZone, language) }] : [];
  const names = (codes: readonly ("en" | "es")[]) =>
    codes.map((code) => common(`language.${code}`)).join(", ");
  const missing = languages.filter((code) => !shownIn.includes(code));
  return [
    {
      key: "state",
      name: t("state.now"),
      value: <CampaignBadge status={status} publishAt={publishAt} />,
    },
    ...instant("at", t("state.goesLive"), publishAt),
    ...instant("since", t("state.publishedAt"), publishedAt),
    ...instant("closed", t("state.closedAt"), closedAt),
    { key: "signed", name: t("list.signatures"), value: formatCount(signatures, language) },
    ...(draftPetitions > 0
      ? [{ key: "drafts", name: t("state.petitions"), value: t("state.drafts", { count: draftPetitions }) }]
      : []),
    {
      key: "languages",
      name: t("state.languages"),
      value: shownIn.length > 0 ? names(shownIn) : t("state.noLanguage"),
    },
    ...(missing.length > 0 && shownIn.length > 0
      ? [
          {
            key: "missing",
            name: t("state.missing"),
            value: t("state.missingText", { languages: names(missing) }),
          },
        ]
      : []),
  ];
}
