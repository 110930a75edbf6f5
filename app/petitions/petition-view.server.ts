import type { Language } from "#app/i18n/language.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { petitionProgress } from "./count-queries.server.ts";
import { formToken } from "./form-token.server.ts";
import { liveView } from "./live-view.ts";
import type { PetitionPage } from "./petition-queries.server.ts";
import { placesView } from "./places-view.server.ts";
import { approvedComments, latestLines } from "./signer-queries.server.ts";

/** Height over width of a headline that stands over a form: the form should be seen without scrolling. */
const readingAspect = 0.4;
/** Comments on one page. */
const commentsShown = 6;

/** Everything a petition's page shows, for everybody alike. `commentsBefore` is the cursor of earlier comments. */
export async function petitionView(
  petition: PetitionPage,
  { language, now, commentsBefore }: { language: Language; now: Date; commentsBefore: string | null },
) {
  const [live, comments] = await Promise.all([
    petitionLive(petition, { language, now }),
    petition.showComments
      ? approvedComments(petition.id, { limit: commentsShown, before: commentsBefore })
      : { comments: [], next: null },
  ]);
  const { consents, fields, countries, confirmation, showComments, oneTap, slug, state } = petition;
  return {
    petition: {
      slug,
      state,
      target: petition.target,
      letter: petition.letter,
      delivery: petition.delivery,
      wordsIn: petition.language,
    },
    headline: setHeadline(petition.title, petition.language, { aspect: readingAspect }),
    form: {
      slug,
      confirmation,
      fields,
      countries,
      showComments,
      oneTap,
      consents: consents.map(({ purpose, text }) => ({ purpose, text })),
      formToken: formToken(petition, now),
    },
    live,
    comments,
    places: await placesView(petition, live.signatures, language),
  };
}

/** The moving part of the page: count, goal and latest lines. */
export async function petitionLive(
  petition: { id: string; fixedGoal: number | null },
  { language, now }: { language: Language; now: Date },
) {
  const [progress, lines] = await Promise.all([petitionProgress(petition), latestLines(petition.id)]);
  return liveView({ ...progress, fixedGoal: petition.fixedGoal }, lines, { language, now });
}
