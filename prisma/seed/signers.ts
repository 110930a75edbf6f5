import type { Language } from "#app/i18n/language.ts";
import type { Random } from "#app/ui/art/knife.ts";
import { oneOf, weighted } from "./draw.ts";
import { communities } from "./names.ts";
import type { DemoPlace, PlaceDraw } from "./places.ts";

/** A person who signed, as far as it goes into the supporter's record. */
export type DemoPerson = {
  id: string;
  email: string;
  givenName: string;
  familyName: string;
  language: Language;
  place: DemoPlace;
  /** When they first signed something, in milliseconds. */
  since: number;
};

const drawCommunity = weighted(communities, ({ share }) => share);

/** The letters of a name that may stand in a mail address. */
function mailLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/đ/g, "d")
    .normalize("NFD")
    .replace(/[^a-z]/g, "");
}

/** An address that never reaches anybody: both domains are reserved for examples (RFC 2606). */
export function mailAddress(givenName: string, familyName: string, number: number): string {
  const domain = number % 3 ? "example.org" : "example.com";
  return `${mailLetters(givenName)}.${mailLetters(familyName)}.${number}@${domain}`;
}

/** A UUID whose order is that of time (version 7), out of the demo's own random numbers. */
export function demoId(random: Random, at: number): string {
  const digits = (count: number) =>
    Math.floor(random() * 16 ** count)
      .toString(16)
      .padStart(count, "0");
  const time = at.toString(16).padStart(12, "0");
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(6)}${digits(6)}`;
}

/** Makes people up, one after the other. The numbers from `first` on keep their addresses apart. */
export function peopleMaker(random: Random, draw: PlaceDraw, first: number) {
  let number = first;
  return (since: number, known: Partial<Omit<DemoPerson, "id" | "email" | "since">> = {}): DemoPerson => {
    const { given, family, spanish } = drawCommunity(random);
    const person = {
      givenName: oneOf(given, random),
      familyName: oneOf(family, random),
      language: random() < spanish ? ("es" as const) : ("en" as const),
      place: draw(random),
      ...known,
    };
    const email = mailAddress(person.givenName, person.familyName, number);
    number += 1;
    return { ...person, id: demoId(random, since), email, since };
  };
}
