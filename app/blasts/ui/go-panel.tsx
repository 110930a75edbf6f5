import { Form } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { localTimeIn } from "#app/i18n/zoned-time.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { useRefresh } from "#app/ui/admin/use-refresh.ts";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { PanelBlast } from "../panel-blasts.server.ts";
import { BlastBadge } from "./blast-badge.tsx";

const REFRESH_MS = 5_000;

type GoPanelProps = {
  blast: PanelBlast;
  /** The organisation's: times are hers. */
  timeZone: string;
  maySend: boolean;
  mayEdit: boolean;
  /** The segments it goes to, by name; null: everybody who wants our mail. */
  goesTo: string[] | null;
  errors: Record<string, string>;
  typed: Record<string, string>;
};

/** How a blast stands, and what can be done with it from there. */
export function GoPanel(props: GoPanelProps) {
  const { blast, maySend, errors } = props;
  const t = useT("blasts");
  // Its moment comes while somebody looks.
  useRefresh(blast.state === "scheduled", REFRESH_MS);
  return (
    <Panel title={t("go.title")} span={5}>
      <Facts facts={useFacts(props)} />
      {blast.state === "paused" ? <Why blast={blast} /> : null}
      {errors.state ? (
        <p className="field-error" role="alert">
          {errors.state}
        </p>
      ) : null}
      {maySend ? <Steps {...props} /> : <p className="adm-hint">{t("go.may")}</p>}
    </Panel>
  );
}

function Why({ blast: { pausedFor, pausedNote } }: { blast: PanelBlast }) {
  const t = useT("blasts");
  const reason = pausedFor === "errors" || pausedFor === "bounces" ? pausedFor : "staff";
  return (
    <div className="adm-why">
      <h3 className="adm-part">{t("go.why")}</h3>
      <p>{t(`go.reasons.${reason}`)}</p>
      {pausedNote ? <p className="adm-hint">{t("go.serverSaid", { note: pausedNote })}</p> : null}
    </div>
  );
}

/** The likely one first. */
function Steps(props: GoPanelProps) {
  const { blast } = props;
  const t = useT("blasts");
  if (blast.removed) {
    return (
      <div className="adm-actions adm-steps">
        <Step intent="put-back" look="key" />
      </div>
    );
  }
  switch (blast.state) {
    case "draft":
      return <LetGo {...props} />;
    case "scheduled":
      return (
        <div className="adm-actions adm-steps">
          <Step intent="take-back" look="key" />
        </div>
      );
    case "sending":
    case "paused":
      return (
        <>
          <div className="adm-actions adm-steps">
            <Step intent={blast.state === "sending" ? "pause" : "resume"} look="key" />
          </div>
          <Confirm summary={t("go.cancel")}>
            <p>{t("go.cancelHint")}</p>
            <Step intent="cancel" look="two" />
          </Confirm>
        </>
      );
    default:
      return null;
  }
}

function LetGo({ blast, timeZone, mayEdit, goesTo, errors, typed }: GoPanelProps) {
  const t = useT("blasts");
  const language = useLanguage();
  const names = goesTo && new Intl.ListFormat(language, { type: "disjunction" }).format(goesTo);
  return (
    <>
      <p>{names ? t("go.toSegments", { names }) : t("go.toEverybody")}</p>
      <p className="adm-hint">{t("go.nowHint")}</p>
      <div className="adm-actions adm-steps">
        <Step intent="now" look="key" />
        {mayEdit ? <Step intent="remove" look="two" /> : null}
      </div>
      <AdminForm
        intent="schedule"
        submit={t("go.schedule")}
        look="two"
        errors={Object.fromEntries(Object.entries(errors).filter(([name]) => name !== "state"))}
      >
        <TextField
          name="sendAt"
          type="datetime-local"
          label={t("go.at")}
          hint={t("go.atHint", { zone: timeZone })}
          defaultValue={typed.sendAt ?? (blast.sendAt ? localTimeIn(blast.sendAt, timeZone) : "")}
          error={errors.sendAt}
          short
        />
        <CheckField
          name="local"
          label={t("go.local")}
          hint={t("go.localHint", { zone: timeZone })}
          checked={typed.local === "on"}
          error={errors.local}
        />
      </AdminForm>
    </>
  );
}

const stepWords = {
  now: "go.now",
  remove: "go.remove",
  "put-back": "go.putBack",
  "take-back": "go.takeBack",
  pause: "go.pause",
  resume: "go.resume",
  cancel: "go.cancel",
} as const;

function Step({ intent, look }: { intent: keyof typeof stepWords; look: "key" | "two" }) {
  const t = useT("blasts");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <button type="submit" className={`button button-${look}`}>
        {t(stepWords[intent])}
      </button>
    </Form>
  );
}

function useFacts({ blast, timeZone }: GoPanelProps) {
  const t = useT("blasts");
  const language = useLanguage();
  const { state, removed, sendAt, localTime, frozenAt, finishedAt } = blast;
  const fact = (key: "goes" | "began" | "ended", at: string | null) =>
    at ? [{ key, name: t(`go.${key}`), value: formatInstant(at, timeZone, language) }] : [];
  return [
    { key: "state", name: t("columns.state"), value: <BlastBadge state={state} removed={removed} /> },
    ...fact("goes", state === "scheduled" ? sendAt : null),
    ...(localTime
      ? [{ key: "local", name: t("go.byLocal"), value: formatInstant(`${localTime}Z`, "UTC", language) }]
      : []),
    ...fact("began", frozenAt),
    ...fact("ended", finishedAt),
  ];
}
