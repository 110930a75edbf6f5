import { type Language, localPath } from "#app/i18n/language.ts";
import { recallAnswer } from "#app/officials/kept-answer.server.ts";
import { lookUpPage } from "#app/officials/look-up-page.server.ts";
import { formToken } from "#app/petitions/form-token.server.ts";
import type { PetitionPage } from "#app/petitions/petition-queries.server.ts";
import type { SignedCookie } from "#app/petitions/sign-from-form.server.ts";
import { signerOf } from "#app/petitions/signer-of.server.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import type { OutreachKind } from "#app/platform/prisma/enums.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { decidingHouses, ofHouses } from "./deciding-houses.server.ts";
import { choicesOf } from "./find-home.server.ts";
import { outreachOf, pathOf } from "./outreach-queries.server.ts";
import type { RepresentativesView } from "./representatives-form.ts";
import { type Represented, readRepresented } from "./represented-cookie.server.ts";

type At = { language: Language; now: Date };

/**
 * The step that shows a signer who represents them: the form, and what it was answered with in this browser. Null where the
 * petition does not have it, and for whoever has not signed. `cookies` as sent. Only a database failure throws.
 */
export async function representativesView(
  petition: PetitionPage,
  signed: SignedCookie | null,
  cookies: string | null,
  at: At,
): Promise<RepresentativesView | null> {
  if (!signed || !petition.representatives || petition.state !== "open") return null;
  const represented = readRepresented(cookies, signed.shareCode, at.now);
  const answer = represented && (await answerView(petition, represented, at));
  const pages = answer?.isSettled ? await outreachOf(petition.campaign.id, at.language) : [];
  const hrefOf = (kind: OutreachKind) => {
    const page = pages.find((each) => each.kind === kind && each.isOpen);
    return page ? `${localPath(at.language, pathOf(page))}?source=thanks` : null;
  };
  return {
    formToken: formToken(petition, at.now),
    geocodes: getSettings().GEOCODER_URL !== "off",
    zip: represented?.zip ?? (await zipOf(petition, signed)),
    answer,
    calls: hrefOf("calls"),
    letters: hrefOf("letters"),
  };
}

/** What was typed with the signature; whoever came by the mailed link is shown the one they signed with. */
async function zipOf({ id }: PetitionPage, signed: SignedCookie): Promise<string> {
  const known = signed.confirmed ? (await signerOf(id, signed.shareCode))?.postalCode : signed.postalCode;
  return known ?? "";
}

async function answerView(
  { campaign }: PetitionPage,
  { zip, answer: kept }: Represented,
  { language, now }: At,
): Promise<NonNullable<RepresentativesView["answer"]>> {
  const day = isoDate(now);
  const houses = await decidingHouses(campaign, kept.stateCode);
  const answer = ofHouses(await recallAnswer(kept, day), houses);
  const page = await lookUpPage(answer, { language, day, chosen: {}, named: kept.named });
  const { precision, place, geocoder, sources, levels } = page;
  return {
    precision,
    place,
    geocoder,
    sources,
    zip,
    isNamed: kept.named.length > 0,
    cards: levels.flatMap(({ cards }) => cards),
    choices: choicesOf(page).filter(({ options }) => options.length > 0),
    isSettled: kept.candidates.length === 0 && precision !== "none",
  };
}
