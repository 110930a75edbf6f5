import type { ReactNode } from "react";
import type { Language } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { RichText } from "#app/platform/rich-text.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import type { Headline } from "#app/ui/headline.ts";
import { Lockup } from "#app/ui/lockup.tsx";
import { Meter, MeterFigure } from "#app/ui/meter.tsx";
import { EmptyState } from "#app/ui/notes.tsx";
import { RichTextView } from "#app/ui/rich-text.tsx";
import { Kicker, Section } from "#app/ui/section.tsx";
import { Comments, SignatureSheet, SignBar } from "#app/ui/signature-sheet.tsx";
import { Pagination } from "#app/ui/wayfinding.tsx";
import type { LiveView } from "../live-view.ts";

export type ShownComment = { key: string; name: string | null; place: string | null; text: string };

type PetitionViewProps = {
  headline: Headline;
  target: string;
  letter: RichText;
  /** What will be done with the signatures; null says nothing about it. */
  delivery: string | null;
  /** The language the petition's own words are in. */
  wordsIn: Language;
  live: LiveView;
  /** Where the script asks for fresh figures; null on a sheet that is closed. */
  liveHref: string | null;
  comments: ShownComment[];
  /** Where earlier and later comments stand. */
  olderComments: string | null;
  newestComments: string | null;
  /** The form, or what stands in its place. */
  side: ReactNode;
  places: ReactNode;
};

/** A petition: headline and meter, form, letter, sheet, comments; the order a phone shows them in. */
export function PetitionView(props: PetitionViewProps) {
  const { headline, target, letter, delivery, wordsIn, live, liveHref, side, places } = props;
  const t = useT("petitions");
  const lang = useLanguage() === wordsIn ? undefined : wordsIn;
  return (
    <div className="wrap petition" data-live={liveHref ?? undefined}>
      <div className="petition-head stack">
        <Kicker>{t("kicker", { target })}</Kicker>
        <div lang={lang}>
          <Lockup headline={headline} />
        </div>
        <Figures live={live} open={liveHref !== null} />
      </div>
      <div className="petition-side">{side}</div>
      <div className="petition-read">
        <section className="letter prose" lang={lang} aria-label={t("kicker", { target })}>
          <RichTextView doc={letter} />
        </section>
        {delivery ? (
          <Section title={t("delivery.title")}>
            <p lang={lang}>{delivery}</p>
          </Section>
        ) : null}
        <Sheet live={live} open={liveHref !== null} />
        {places}
        <CommentSection {...props} />
        {liveHref ? (
          <SignBar
            figure={live.signatures > 0 ? live.words.count : undefined}
            text={live.words.bar}
            button={
              <ButtonLink href="#sign" icon="pen" small>
                {t("bar.sign")}
              </ButtonLink>
            }
          />
        ) : null}
      </div>
      <p className="hidden-text" role="status" data-live-say="" />
    </div>
  );
}

/** The count and how far it is to the goal; a sheet that is closed has no goal any more. */
function Figures({ live, open }: { live: LiveView; open: boolean }) {
  const { signatures, goal, words } = live;
  if (signatures === 0) return null;
  if (!open) {
    return (
      <p className="meter-words">
        <MeterFigure>{words.count}</MeterFigure> <span>{words.bar}</span>
      </p>
    );
  }
  return (
    <Meter count={signatures} goal={goal} figure={words.count} label={words.percent} live>
      {words.line}
    </Meter>
  );
}

/** The latest lines, the next one still free. Before the first signature it says so. */
function Sheet({ live, open }: { live: LiveView; open: boolean }) {
  const t = useT("petitions");
  const next = open ? { number: live.words.next, text: t("sheet.yours") } : null;
  if (live.lines.length === 0 && !open) return null;
  return (
    <Section title={t("sheet.title")} plain>
      {live.lines.length > 0 ? (
        <SignatureSheet lines={live.lines} next={next} live={open} />
      ) : (
        <>
          <div data-live-empty="">
            <EmptyState title={t("sheet.emptyTitle")} action={<a href="#sign">{t("sheet.toForm")}</a>}>
              {t("sheet.emptyText")}
            </EmptyState>
          </div>
          <template data-live-sheet="">
            <SignatureSheet lines={[{ number: "1", name: "", ago: "" }]} next={next} live />
          </template>
        </>
      )}
    </Section>
  );
}

function CommentSection({ comments, olderComments, newestComments }: PetitionViewProps) {
  const t = useT("petitions");
  if (comments.length === 0) return null;
  return (
    <Section title={t("comments.title")} id="why" plain>
      <Comments
        comments={comments.map(({ key, text, name, place }) => ({
          key,
          text,
          by: [name ?? t("sheet.anonymous"), place].filter(Boolean).join(", "),
        }))}
      />
      <Pagination
        label={t("comments.pages")}
        newer={newestComments ? { href: newestComments, text: t("comments.latest") } : null}
        older={olderComments ? { href: olderComments, text: t("comments.more") } : null}
      />
    </Section>
  );
}
