import { ButtonLink } from "./button.tsx";
import { Note } from "./notes.tsx";

type ClosedFrameProps = {
  /** Of the form it stands for: links to the form lead here. */
  id: string;
  /** What is said of something that has just been sent, too late; null: nothing was. */
  tooLate: string | null;
  title: string;
  text: string;
  /** How many there were; null: nothing to say. */
  count?: string | null;
  back: { href: string; text: string };
};

/** Stands in the place of a form that takes nothing any more. */
export function ClosedFrame({ id, tooLate, title, text, count = null, back }: ClosedFrameProps) {
  return (
    <section className="form-frame" id={id}>
      {tooLate ? (
        <Note icon="clock" bad status>
          {tooLate}
        </Note>
      ) : null}
      <h2>{title}</h2>
      <p>{text}</p>
      {count ? (
        <p>
          <b>{count}</b>
        </p>
      ) : null}
      <ButtonLink look="two" href={back.href}>
        {back.text}
      </ButtonLink>
    </section>
  );
}
