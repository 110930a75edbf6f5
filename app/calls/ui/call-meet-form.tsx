import { useT } from "#app/i18n/use-translate.tsx";
import type { HomeChoice } from "#app/outreach/find-home.server.ts";
import type { MeetFormProps } from "#app/outreach/meet-form.ts";
import { MeetForm } from "#app/outreach/ui/meet-form.tsx";
import { Note } from "#app/ui/notes.tsx";

type CallMeetFormProps = {
  meet: MeetFormProps;
  /** What was posted and could not be taken. */
  reply?: {
    errors?: Record<string, string[]>;
    typed: Record<string, string>;
    suggestion?: string;
    choices?: HomeChoice[];
    /** How a call went was told, and nobody knows by whom. */
    isUnknown?: boolean;
  };
};

const kept = ["official", "outcome", "notes", "attempt"];

/** The first step. What was said of a call already goes along with it, unseen. */
export function CallMeetForm({ meet, reply }: CallMeetFormProps) {
  const t = useT("calls");
  const { typed = {}, errors, suggestion, choices, isUnknown } = reply ?? {};
  return (
    <div className="call-meet">
      {isUnknown ? (
        <Note icon="alert" status>
          {t("meet.kept")}
        </Note>
      ) : null}
      <MeetForm
        {...meet}
        title={t("meet.title")}
        submit={t("meet.submit")}
        typed={typed}
        errors={errors}
        suggestion={suggestion}
        choices={choices}
      >
        {kept.map((name) =>
          typed[name] ? <input key={name} type="hidden" name={name} value={typed[name]} /> : null,
        )}
      </MeetForm>
    </div>
  );
}
