import type { Language } from "#app/i18n/language.ts";

export type DemoComment = {
  givenName: string;
  familyName: string;
  zip: string;
  language: Language;
  text: string;
  /** How long before the demo is loaded it was written. */
  minutesAgo: number;
  approved: boolean;
};

const comment = (
  who: string,
  zip: string,
  language: Language,
  minutesAgo: number,
  text: string,
  approved = true,
): DemoComment => {
  const [givenName, ...family] = who.split(" ");
  return { givenName: givenName!, familyName: family.join(" "), zip, language, minutesAgo, text, approved };
};

/** Invented, like the people who say it; the notice on every page of the demo says so. */
export const comments: DemoComment[] = [
  comment(
    "Guadalupe Serrano",
    "95076",
    "es",
    21,
    "Cuando se metieron a robar, mi hermana no marcó. Le tenía más miedo a la llamada que al ladrón.",
  ),
  comment(
    "Daniel Osterman",
    "94601",
    "en",
    46,
    "I teach fifth grade. Every June there is a chair at graduation that a father should be sitting in.",
  ),
  comment(
    "Rosa Montaño",
    "93702",
    "es",
    75,
    "Llevo veinte años piscando uva. Pago impuestos, crío a tres hijos. Solo pido llegar a casa.",
  ),
  comment(
    "Thảo Nguyễn",
    "95122",
    "en",
    190,
    "My parents came from a place where you did not open the door to men in uniform. I want my daughter to open it.",
  ),
  comment(
    "Reginald Booker",
    "90044",
    "en",
    340,
    "Twenty-two years a probation officer. A witness who is afraid of us is a case we lose. It is that simple.",
  ),
  comment(
    "Leticia Barajas",
    "92701",
    "es",
    610,
    "A mi vecino lo pararon por un foco fundido y amaneció en otro estado. Sus niñas van a la escuela con las mías.",
  ),
  comment(
    "Hannah Levine",
    "94110",
    "en",
    980,
    "My grandmother kept a packed suitcase by the door all her life. No child in California should learn why.",
  ),
  comment(
    "Efraín Bautista",
    "93030",
    "es",
    1440,
    "Fui testigo de un choque y me fui antes de que llegara la patrulla. Todavía me da vergüenza. Con la ley me habría quedado.",
  ),
  comment(
    "Maricel Ocampo",
    "94015",
    "en",
    2100,
    "I am a home care nurse. I have patients who will not call 911 for themselves because of who else lives in the house.",
  ),
  comment(
    "Harpreet Gill",
    "95993",
    "en",
    3300,
    "Our temple had a break-in and half the committee voted not to report it. That is not a safe town for anybody.",
  ),
  comment(
    "Consuelo Magaña",
    "90022",
    "es",
    4700,
    "Soy abuela de nueve, todos nacidos aquí. Firmo para que los nueve tengan a sus papás en Navidad.",
  ),
  comment(
    "Ani Keshishian",
    "91205",
    "en",
    7200,
    "I run a small bakery. The man who opens it at four in the morning deserves to get there and back.",
  ),
  comment(
    "Curtis Hayes",
    "92105",
    "en",
    33,
    "The Governor should read the letters from my district before he reads the polls.",
    false,
  ),
  comment(
    "Araceli Huerta",
    "93905",
    "es",
    58,
    "Que firme, y que venga a Salinas a decirlo. Aquí lo esperamos.",
    false,
  ),
  comment(
    "Peter Choi",
    "90006",
    "en",
    88,
    "One rule for every county. That is all a law is supposed to be.",
    false,
  ),
  comment(
    "Noé Xicay",
    "94606",
    "es",
    130,
    "Mi papá firmó conmigo. Él todavía no puede votar, pero su nombre también cuenta.",
    false,
  ),
];
