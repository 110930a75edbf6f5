import { useLangOf, useT } from "#app/i18n/use-translate.tsx";
import { Section } from "#app/ui/section.tsx";
import type { RecentGiver } from "../recent-givers.server.ts";

/** The latest givers who want to be shown, each with what they wrote; nothing while there is none. */
export function RecentGivers({ givers }: { givers: RecentGiver[] }) {
  const t = useT("donations");
  const langOf = useLangOf();
  if (givers.length === 0) return null;
  return (
    <Section title={t("givers.title")} plain>
      <ul className="comments">
        {givers.map(({ key, name, place, ago, dateTime, comment }) => (
          <li key={key}>
            {comment ? <blockquote lang={langOf(comment.language)}>{comment.text}</blockquote> : null}
            <p className={comment ? "small muted" : undefined}>
              {comment ? name : <b>{name}</b>}
              {place ? `, ${place}` : null}{" "}
              <time className="fine muted" dateTime={dateTime}>
                {ago}
              </time>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
