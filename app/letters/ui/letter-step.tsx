import type { ReactNode } from "react";
import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { MeetFormProps } from "#app/outreach/meet-form.ts";
import type { OutreachState } from "#app/outreach/outreach-page.ts";
import { MeetForm } from "#app/outreach/ui/meet-form.tsx";
import { Note } from "#app/ui/notes.tsx";
import type { LetterStepReply, LetterToWrite } from "../letter-view.ts";
import { Addressees } from "./addressees.tsx";
import { LetterForm } from "./letter-form.tsx";
import { ClosedLetters, NobodyToWriteTo, OfferedLetter } from "./letter-page-view.tsx";

type LetterStepProps = {
  slug: string;
  state: OutreachState;
  wordsIn: Language;
  points: string[];
  meet: MeetFormProps;
  /** For whom this browser knows; null: it knows nobody. */
  letter: LetterToWrite | null;
  campaignSlug: string;
  /** What a posted form came back with. */
  reply: LetterStepReply | null;
};

/** Who one is, then the letter; or that there is none to be written. */
export function LetterStep({
  slug,
  state,
  wordsIn,
  points,
  meet,
  campaignSlug,
  reply,
  ...page
}: LetterStepProps) {
  if (state !== "open" || reply?.at === "closed") {
    return (
      <Columns beside={<OfferedLetter points={points} wordsIn={wordsIn} />}>
        <ClosedLetters
          state={state === "open" ? "paused" : state}
          campaignSlug={campaignSlug}
          tooLate={reply?.at === "closed"}
        />
      </Columns>
    );
  }
  const letter = reply?.at === "letter" ? reply.letter : reply ? null : page.letter;
  if (!letter) {
    return (
      <Columns beside={<OfferedLetter points={points} wordsIn={wordsIn} />}>
        <Meet meet={meet} reply={reply?.at === "meet" ? reply : null} />
      </Columns>
    );
  }
  if (letter.addressees.length === 0) return <NobodyToWriteTo vacant={letter.vacant} />;
  const came = reply?.at === "letter" ? { typed: reply.typed, errors: reply.errors } : {};
  return (
    <Columns beside={<Addressees letter={letter} />}>
      <LetterForm slug={slug} letter={letter} {...came} />
    </Columns>
  );
}

function Columns({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  return (
    <div className="columns letter-columns">
      <div className="letter-beside">{beside}</div>
      <div>{children}</div>
    </div>
  );
}

type MeetProps = { meet: MeetFormProps; reply: Extract<LetterStepReply, { at: "meet" }> | null };

function Meet({ meet, reply }: MeetProps) {
  const t = useT("letters");
  return (
    <div className="stack">
      {reply?.lost ? (
        <Note icon="alert" status>
          {t("errors.lost")}
        </Note>
      ) : null}
      <MeetForm {...meet} {...reply?.meet} title={t("step.title")} submit={t("step.find")}>
        {Object.entries(reply?.letter ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </MeetForm>
    </div>
  );
}
