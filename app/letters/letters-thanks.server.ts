import { type Language, localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { phoneShown } from "#app/officials/phone-shown.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import type { OutreachPage } from "#app/outreach/outreach-page.ts";
import { petitionsOf } from "#app/petitions/petition-queries.server.ts";
import { shareLinks } from "#app/petitions/share-links.ts";
import { prisma } from "#app/platform/db.server.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { WrittenLetter } from "./letter-view.ts";
import { salutationOf } from "./salutation.ts";
import { pageIn } from "./way-to.server.ts";
import type { Written } from "./written-cookie.server.ts";

/** What somebody sees after writing: what becomes of each letter, the ways to pass it on, the next thing to do. */
export async function lettersThanks(
  page: OutreachPage,
  written: Written | null,
  { language }: { language: Language },
) {
  const [letters, repeated, next, organisation] = await Promise.all([
    written ? lettersWritten(written.letters, language) : [],
    written ? namesOf(written.repeated) : [],
    page.state === "open" ? nextOffer(page, language) : null,
    getOrganisation(language),
  ]);
  return {
    page: {
      slug: page.slug,
      title: plainHeadline(page.title),
      thanks: page.thanks,
      isOpen: page.state === "open",
    },
    wordsIn: page.language,
    writer: written && { name: written.givenName, email: written.email },
    letters,
    repeated,
    share: shareOf(page, language),
    next,
    zone: organisation.timeZone,
  };
}

export type LettersThanks = Awaited<ReturnType<typeof lettersThanks>>;

/** These letters, in the order they were written; what was erased or taken back since is left out. */
async function lettersWritten(ids: string[], language: Language): Promise<WrittenLetter[]> {
  const rows = await prisma.letter.findMany({
    where: { id: { in: ids }, status: { not: "cancelled" }, supporter: { erasedAt: null } },
    orderBy: { id: "asc" },
    include: {
      official: {
        include: {
          links: true,
          places: true,
          terms: {
            orderBy: { startOn: { sort: "desc", nulls: "last" } },
            take: 1,
            include: { office: { include: { translations: true } } },
          },
        },
      },
    },
  });
  return rows.map(({ official, ...letter }) => {
    const office = official.terms[0]?.office ?? null;
    const phone = official.places.find((place) => place.phone)?.phone;
    const held = letter.status === "waiting" && letter.confirmedAt !== null;
    return {
      id: letter.id,
      official: official.name,
      title: office?.translations.find((words) => words.language === language)?.title ?? "",
      way: letter.way,
      status: held ? "queued" : letter.status,
      isConfirmed: letter.confirmedAt !== null,
      sentAt: letter.sentAt?.toISOString() ?? null,
      page: pageIn(official.links),
      phone: phone ? { href: `tel:${phone}`, shown: phoneShown(phone) } : null,
      subject: letter.subject,
      text: wholeLetter(letter, salutationOf({ official, office }, letter.language)),
    };
  });
}

type Signed = { body: string; signedBy: string; place: string | null; language: Language };

/** A letter to be pasted into an office's form: salutation, body, name and place. */
function wholeLetter({ body, signedBy, place, language }: Signed, salutation: string): string {
  const closing = translator(language, "letters")("mail.office.closing");
  return [salutation, body, [closing, signedBy, place].filter(Boolean).join("\n")].join("\n\n");
}

async function namesOf(officials: string[]): Promise<string[]> {
  const rows = await prisma.official.findMany({
    where: { id: { in: officials } },
    select: { name: true },
    orderBy: { familyName: "asc" },
  });
  return rows.map(({ name }) => name);
}

function shareOf(page: OutreachPage, language: Language) {
  const title = plainHeadline(page.title);
  const url = getSettings().APP_URL + localPath(language, `/letters/${page.slug}`);
  return {
    title,
    text: page.shareText,
    url,
    links: shareLinks({ title, text: page.shareText, url }),
    qr: qrPath(`${url}?source=qr`),
  };
}

/** The campaign's first open petition: whoever wrote may not have signed. */
async function nextOffer({ campaign }: OutreachPage, language: Language) {
  const petition = (await petitionsOf(campaign.id, language)).find(({ isOpen }) => isOpen);
  if (!petition) return null;
  const href = `${localPath(language, `/petitions/${petition.slug}`)}?source=letter-thanks`;
  return { title: plainHeadline(petition.title), text: petition.summary, href };
}
