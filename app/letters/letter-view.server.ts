import type { Language } from "#app/i18n/language.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { knownVisitor } from "#app/outreach/known-visitor.server.ts";
import { meetFormProps } from "#app/outreach/meet-form-props.server.ts";
import type { OutreachPage, Visitor } from "#app/outreach/outreach-page.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { targetsFor } from "#app/targets/targets-for.server.ts";
import type { AddresseeView, LetterToWrite } from "./letter-view.ts";
import { salutationOf } from "./salutation.ts";
import { answersOnWall } from "./wall.server.ts";
import { waysTo } from "./way-to.server.ts";

type Moment = { language: Language; now: Date };

/** A letter campaign's page: the letter for whoever these cookies name, else the form that asks who one is. */
export async function letterPage(page: OutreachPage, cookies: string | null, { language, now }: Moment) {
  const visitor = page.state === "open" ? await knownVisitor(page, cookies, now) : null;
  const [letter, wall] = await Promise.all([
    visitor && letterToWrite(page, visitor, { language, now }),
    page.showsWall ? answersOnWall(page.id, language) : [],
  ]);
  return {
    slug: page.slug,
    state: page.state,
    headline: setHeadline(page.title, page.language),
    summary: page.summary,
    wordsIn: page.language,
    points: page.points,
    meet: meetFormProps(page, now),
    letter,
    wall,
  };
}

/** Whom a visitor writes to on this page, and what the letter begins with. */
export async function letterToWrite(
  page: OutreachPage,
  visitor: Visitor,
  { language, now }: Moment,
): Promise<LetterToWrite> {
  const { targets, by, vacant } = await targetsFor(page.target, {
    divisions: visitor.divisions,
    day: await organisationDay(now),
  });
  const ways = await waysTo(targets);
  const addressees = targets.map(
    ({ official, office, stance, isOwn, role }, at): AddresseeView => ({
      id: official.id,
      name: official.name,
      title: office.titles[language],
      stance,
      isOwn,
      isChair: role === "chair",
      way: ways[at]!.way,
      hasPage: ways[at]!.address !== null,
      salutation: salutationOf({ official, office }, page.language),
    }),
  );
  return {
    visitor: { givenName: visitor.givenName, place: visitor.place },
    addressees,
    byFallback: by === "fallback",
    vacant: vacant.map(({ titles }) => titles[language]),
    subjects: page.subjects,
    // One line of many for each, so that an office does not get the same one from everybody.
    subject: page.subjects[shareOf(visitor.supporterId, page.subjects.length)] ?? "",
    body: page.points.join("\n\n"),
    wordsIn: page.language,
  };
}

const shareOf = (id: string, parts: number): number =>
  parts === 0 ? 0 : Number.parseInt(id.replaceAll("-", "").slice(-8), 16) % parts;
