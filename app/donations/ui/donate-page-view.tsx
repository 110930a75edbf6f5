import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { Motif } from "#app/ui/art/drawing.ts";
import { Art } from "#app/ui/art.tsx";
import { ClosedFrame } from "#app/ui/closed-frame.tsx";
import { Lockup } from "#app/ui/lockup.tsx";
import { Kicker } from "#app/ui/section.tsx";
import type { DonateReply, DonateView } from "../donate-view.ts";
import { GiveForm } from "./give-form.tsx";
import { GoalMeter } from "./goal-meter.tsx";
import { RecentGivers } from "./recent-givers.tsx";

type Props = {
  view: DonateView;
  motif: Motif;
  campaignSlug: string;
  /** They come back from the payment page without having paid. */
  left: boolean;
  /** What is known of whoever has just signed, by field. */
  known: Record<string, string>;
  reply: DonateReply | null;
};

/** A fundraising page: headline and what the money does, the form beside it. */
export function DonatePageView({ view, motif, ...props }: Props) {
  const t = useT("donations");
  const lang = useLanguage() === view.wordsIn ? undefined : view.wordsIn;
  return (
    <div className="wrap petition">
      <div className="petition-head stack">
        <Kicker>{t("kicker")}</Kicker>
        <div lang={lang}>
          <Lockup headline={view.headline} />
        </div>
        <p className="ask" lang={lang}>
          {view.summary}
        </p>
        {view.progress ? <GoalMeter progress={view.progress} open={view.state === "open"} /> : null}
      </div>
      <div className="petition-side">
        <Side view={view} {...props} />
      </div>
      <div className="petition-read">
        <Art motif={motif} />
        {view.appeal.length > 0 ? (
          <div className="prose" lang={lang}>
            {view.appeal.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ) : null}
        <RecentGivers givers={view.givers} />
      </div>
    </div>
  );
}

function Side({ view, campaignSlug, left, known, reply }: Omit<Props, "motif">) {
  const t = useT("donations");
  const back = { href: localPath(useLanguage(), `/campaigns/${campaignSlug}`), text: t("closed.campaign") };
  const tooLate = reply?.kind === "gone";
  if (view.state !== "open" || tooLate) {
    const state = view.state === "open" ? "paused" : view.state;
    return (
      <ClosedFrame
        id="give"
        tooLate={tooLate ? t("closed.tooLate") : null}
        title={t("closed.title")}
        text={t(`closed.${state}`)}
        back={back}
      />
    );
  }
  if (view.giving === "off" || reply?.kind === "off") {
    return (
      <ClosedFrame
        id="give"
        tooLate={null}
        title={t("off.title")}
        text={t("off.text")}
        count={t("off.staff")}
        back={back}
      />
    );
  }
  if (view.giving === "braked" || reply?.kind === "braked") {
    const tooLate = reply ? t("braked.tooLate") : null;
    return (
      <ClosedFrame
        id="give"
        tooLate={tooLate}
        title={t("braked.title")}
        text={t("braked.text")}
        back={back}
      />
    );
  }
  return (
    <GiveForm
      {...view.form}
      slug={view.slug}
      isTest={view.giving === "test"}
      known={known}
      left={left}
      reply={reply}
    />
  );
}
