import type { ReactNode } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { HowSure, SourceList } from "#app/officials/ui/look-up-result.tsx";
import { OfficialCards } from "#app/officials/ui/official-cards.tsx";
import { ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import { Note } from "#app/ui/notes.tsx";
import { Step } from "#app/ui/step.tsx";
import type { RepresentativesView } from "../representatives-form.ts";
import { RepresentativesForm, type RepresentativesReply } from "./representatives-form.tsx";

type Props = { slug: string; view: RepresentativesView; reply?: RepresentativesReply };

/** Who represents a signer: one short form, then those who decide, and the way to call and write them. */
export function RepresentativesStep({ slug, view, reply }: Props) {
  const t = useT("outreach");
  const officials = useT("officials");
  const { answer } = view;
  const isDone = answer?.isSettled && !reply;
  const form = <RepresentativesForm slug={slug} view={view} reply={reply} />;
  return (
    <Step id="represent" title={t("represent.title")} text={t(isDone ? "represent.found" : "represent.text")}>
      <div className="stack">
        {answer ? <Answer answer={answer} ways={isDone ? <Ways {...view} /> : null} /> : null}
        {isDone ? (
          <details>
            <summary>{t("represent.again")}</summary>
            {form}
          </details>
        ) : (
          form
        )}
        {answer && answer.sources.length > 0 ? (
          <details>
            <summary>{officials("sources.title")}</summary>
            <SourceList sources={answer.sources} />
          </details>
        ) : null}
      </div>
    </Step>
  );
}

type AnswerProps = { answer: NonNullable<RepresentativesView["answer"]>; ways: ReactNode };

/** How sure it is, who they are, and what to do. */
function Answer({ answer, ways }: AnswerProps) {
  const t = useT("outreach");
  const officials = useT("officials");
  const isEmpty = answer.isSettled && answer.cards.length === 0;
  return (
    <>
      {answer.isNamed && answer.isSettled ? (
        <Note icon="pin" title={t("represent.named")} status />
      ) : (
        <HowSure result={answer} zip={answer.zip} />
      )}
      {answer.cards.length > 0 ? <OfficialCards cards={answer.cards} /> : null}
      {isEmpty ? <p>{officials("empty.text")}</p> : null}
      {ways}
    </>
  );
}

function Ways({ calls, letters }: Pick<RepresentativesView, "calls" | "letters">): ReactNode {
  const t = useT("outreach");
  if (!calls && !letters) return null;
  return (
    <ButtonRow>
      {calls ? (
        <ButtonLink look="two" icon="phone" href={calls}>
          {t("represent.call")}
        </ButtonLink>
      ) : null}
      {letters ? (
        <ButtonLink look="two" icon="mail" href={letters}>
          {t("represent.write")}
        </ButtonLink>
      ) : null}
    </ButtonRow>
  );
}
