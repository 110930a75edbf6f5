import { Link } from "@remix-run/react";
import { formatDate, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { CheckField } from "#app/ui/choice-fields.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import type { PanelLetter } from "../panel-letter.ts";
import { toneOf } from "./letter-tone.ts";

/** What was written. */
export function LetterPanel({ letter }: { letter: PanelLetter }) {
  const t = useT("letters");
  const { subject, body, writer, supporterId } = letter;
  const from = <Link to={`/admin/supporters/${supporterId}`}>{writer || t("panel.erased")}</Link>;
  return (
    <Panel title={subject || t("panel.erased")} span={7} aside={from}>
      <p className="letter-lines">{body}</p>
    </Panel>
  );
}

type FatePanelProps = { letter: PanelLetter; timeZone: string; mayEdit: boolean };

/** What became of it, and what can still be done about that. */
export function FatePanel({ letter, timeZone, mayEdit }: FatePanelProps) {
  const t = useT("letters");
  const language = useLanguage();
  const at = (iso: string | null) => iso && formatInstant(iso, timeZone, language);
  const facts = [
    { key: "to", value: `${letter.official}, ${t(`panel.ways.${letter.way}`)}` },
    { key: "address", value: letter.address },
    { key: "place", value: letter.place },
    { key: "written", value: at(letter.writtenAt) },
    { key: "confirmed", value: at(letter.confirmedAt) },
    { key: letter.way === "mail" ? "sent" : "said", value: at(letter.sentAt) },
    { key: "note", value: letter.note },
  ] as const;
  return (
    <Panel title={t("panel.facts.title")} span={5}>
      <p>
        <Badge tone={toneOf(letter.status)}>{t(`panel.states.${letter.status}`)}</Badge>
      </p>
      <Facts
        facts={facts.flatMap(({ key, value }) =>
          value ? [{ key, name: t(`panel.facts.${key}`), value }] : [],
        )}
      />
      {letter.reasons.length > 0 ? <Held reasons={letter.reasons} mayEdit={mayEdit} /> : null}
      {mayEdit && (letter.status === "waiting" || letter.status === "queued") ? (
        <Confirm summary={t("panel.stop")}>
          <p>{t("panel.stopText")}</p>
          <AdminForm intent="stop" submit={t("panel.stop")} look="two" />
        </Confirm>
      ) : null}
    </Panel>
  );
}

function Held({ reasons, mayEdit }: { reasons: string[]; mayEdit: boolean }) {
  const t = useT("letters");
  // The same words as for signatures; a reason that has none is named as it is kept.
  const words = useT("review") as unknown as (key: string, options: { defaultValue: string }) => string;
  const said = reasons.map((code) => words(`reasons.${code}`, { defaultValue: code }));
  return (
    <>
      <p>
        <Badge tone="waiting">{t("panel.held", { reasons: said.join(". ") })}</Badge>
      </p>
      <p className="adm-hint">{t("panel.heldText")}</p>
      {mayEdit ? <AdminForm intent="release" submit={t("panel.release")} look="two" /> : null}
    </>
  );
}

type AnswersPanelProps = {
  letter: PanelLetter;
  mayEdit: boolean;
  today: string;
  errors: Record<string, string>;
  typed: Record<string, string | string[]>;
};

/** What the office answered, and a form for what it answered now. */
export function AnswersPanel({ letter, mayEdit, today, errors, typed }: AnswersPanelProps) {
  const t = useT("letters");
  const text = (name: string) => (typeof typed[name] === "string" ? typed[name] : undefined);
  return (
    <Panel title={t("panel.answers.title")} aside={t("panel.answers.aside")}>
      {letter.answers.length === 0 ? <p>{t("panel.answers.empty")}</p> : null}
      <ul className="adm-judged">
        {letter.answers.map((answer) => (
          <Answer key={answer.id} answer={answer} mayEdit={mayEdit} />
        ))}
      </ul>
      {mayEdit ? (
        <AdminForm intent="answer" submit={t("panel.answers.submit")} errors={errors}>
          <TextArea
            name="body"
            label={t("panel.answers.body")}
            hint={t("panel.answers.bodyHint")}
            error={errors.body}
            rows={6}
            defaultValue={text("body")}
          />
          <TextField
            name="on"
            type="date"
            label={t("panel.answers.on")}
            error={errors.on}
            max={today}
            defaultValue={text("on") ?? today}
            short
          />
          <CheckField name="public" label={t("panel.answers.public")} checked={text("public") === "on"} />
        </AdminForm>
      ) : null}
    </Panel>
  );
}

function Answer({ answer, mayEdit }: { answer: PanelLetter["answers"][number]; mayEdit: boolean }) {
  const t = useT("letters");
  const language = useLanguage();
  const { id, body, on, isPublic, recordedByName } = answer;
  return (
    <li>
      <p>
        <b>{formatDate(on, "day", language)}</b>{" "}
        <Badge tone={isPublic ? "good" : "quiet"}>
          {isPublic ? t("panel.answers.isPublic") : t("panel.answers.isPrivate")}
        </Badge>
      </p>
      <p className="letter-lines">{body}</p>
      <p className="adm-hint">{t("panel.answers.by", { name: recordedByName })}</p>
      {mayEdit ? (
        <AdminForm intent="remove-answer" submit={t("panel.answers.remove")} look="two">
          <input type="hidden" name="answer" value={id} />
        </AdminForm>
      ) : null}
    </li>
  );
}
