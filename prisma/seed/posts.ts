import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { inBoth, on } from "./dates.ts";
import { document } from "./document.ts";

/** A search for an article by its exact headline: it outlives the newspaper's own addresses. */
export function findArticle(headline: string): string {
  return `https://duckduckgo.com/?q=${encodeURIComponent(`"${headline}"`)}`;
}

type NewPost = Prisma.PostUncheckedCreateWithoutCampaignInput;

/** Our own news and our partner's statement. */
function ownPosts(ndlon: string): NewPost[] {
  return [
    {
      kind: "update",
      slug: "first-meeting-since-the-veto",
      datedOn: on("2013-01-01"),
      precision: "month",
      publishedAt: on("2013-01-11"),
      pinned: true,
      translations: inBoth(
        {
          title: "The Governor’s staff sat down with us",
          excerpt:
            "It was the first meeting since the veto. The door is open a hand’s breadth. Let us lean on it.",
          body: document(
            "Supporters of the TRUST Act have met with Governor Brown’s staff. It was the first such meeting since he vetoed AB 1081 on September 30.",
            "We will not tell you what they think of AB 4: that is theirs to say, and we put words in nobody’s mouth. What we can tell you is what it means that the meeting took place. After a veto, doors usually stay shut. This one opened.",
            "## What we do next",
            "AB 4 is waiting for its hearing in the Assembly. Every name on the petition is one that we can put on the table the next time we sit at it, with the county it comes from.",
            "[Sign, if you have not](/petitions/trust-act). If you have, send it to one person who lives where you do not.",
          ),
        },
        {
          title: "El equipo del gobernador nos recibió",
          excerpt:
            "Es la primera reunión desde el veto. La puerta quedó entreabierta. Ahora hay que empujar.",
          body: document(
            "Quienes apoyamos la Ley TRUST nos reunimos con el equipo del gobernador Brown. Es la primera vez que pasa desde que vetó AB 1081, el 30 de septiembre.",
            "No vamos a contarles qué opinan de AB 4: eso les toca decirlo a ellos, y aquí no ponemos palabras en boca de nadie. Lo que sí podemos decir es lo que significa que nos hayan recibido. Después de un veto, las puertas casi siempre se quedan cerradas. Esta se abrió.",
            "## Qué sigue",
            "AB 4 espera su audiencia en la Asamblea. Cada firma de la petición es un nombre que podemos poner sobre la mesa la próxima vez, con el condado de donde viene.",
            "[Firme, si no ha firmado](/es/petitions/trust-act). Si ya firmó, mándesela a alguien que viva en otro condado.",
          ),
        },
      ),
    },
    {
      kind: "statement",
      slug: "ndlon-end-these-programs",
      datedOn: on("2012-12-21"),
      publishedAt: on("2012-12-21"),
      partnerId: ndlon,
      translations: inBoth(
        {
          title: "After 409,000 deportations, NDLON asks for an end to the programs behind them",
          excerpt:
            "The day laborers’ network answers the revised detainer rules: a better form for a bad request is not enough.",
          datelinePlace: "Los Angeles",
          body: document(
            "The federal government has announced new rules for immigration detainers and, with them, the number of people it deported this year: 409,000.",
            "The National Day Laborer Organizing Network, whose executive director is Pablo Alvarado, answered the same day. The network does not ask for detainers that are written more carefully. It asks for an end to the programs that turn local police into a gate to deportation.",
            "NDLON sponsors the TRUST Act in California, which sets the limit here, in state law, without waiting for the next memorandum from Washington.",
            "This is a summary in our words. Contact for the press: the network’s office in Los Angeles, through [ndlon.org](https://ndlon.org).",
          ),
        },
        {
          title: "Tras 409,000 deportaciones, NDLON pide el fin de los programas que las alimentan",
          excerpt:
            "La red de jornaleros responde a las nuevas reglas de retención: no basta con redactar mejor una mala petición.",
          datelinePlace: "Los Ángeles",
          body: document(
            "El gobierno federal anunció nuevas reglas para las órdenes de retención y, junto con ellas, cuántas personas deportó este año: 409,000.",
            "La Red Nacional de Jornaleros, NDLON, cuyo director ejecutivo es Pablo Alvarado, contestó ese mismo día. La red no pide retenciones mejor redactadas. Pide que se acaben los programas que convierten a la policía local en antesala de la deportación.",
            "NDLON patrocina la Ley TRUST, que pone el límite aquí, en una ley de California, sin esperar el siguiente memorando de Washington.",
            "Este es un resumen con nuestras palabras. Para la prensa: la oficina de la red en Los Ángeles, por medio de [ndlon.org](https://ndlon.org).",
          ),
        },
      ),
    },
    {
      kind: "update",
      slug: "a-request-is-not-an-order",
      datedOn: on("2012-12-01"),
      precision: "month",
      publishedAt: on("2012-12-14"),
      translations: inBoth(
        {
          title: "A request is not an order, says the Attorney General",
          excerpt:
            "Kamala Harris tells local agencies that detainers are voluntary, and the sheriff of Los Angeles County changes course.",
          body: document(
            "In early December, Attorney General Kamala Harris told California’s local agencies what many jails had not told the families in their waiting rooms: complying with an immigration detainer is voluntary.",
            "Sheriff Lee Baca of Los Angeles County, who had opposed AB 1081 and whom the ACLU sued in October for denying people bail, then announced that he will not hand over people held for minor offenses.",
            "Both steps help. Neither is law. The Attorney General has taken no position on the bill itself, and what one sheriff announces the next can take back. [Ask Sheriff Baca to put it in writing](/petitions/sheriff-baca).",
          ),
        },
        {
          title: "Una petición no es una orden, dice la procuradora general",
          excerpt:
            "Kamala Harris avisa a las agencias locales que las retenciones son voluntarias, y el sheriff de Los Ángeles cambia de rumbo.",
          body: document(
            "A principios de diciembre, la procuradora general Kamala Harris les dijo a las agencias locales de California lo que en muchas cárceles nadie les decía a las familias en la sala de espera: cumplir con una orden de retención de inmigración es voluntario.",
            "Después, el sheriff Lee Baca, del condado de Los Ángeles, que se había opuesto a AB 1081 y a quien la ACLU demandó en octubre por negar la libertad bajo fianza, anunció que no entregará a personas detenidas por faltas menores.",
            "Los dos pasos ayudan. Ninguno es ley. La procuradora no ha tomado posición sobre AB 4, y lo que un sheriff anuncia, el siguiente lo puede deshacer. [Pídale al sheriff Baca que lo ponga por escrito](/es/petitions/sheriff-baca).",
          ),
        },
      ),
    },
    {
      kind: "update",
      slug: "back-as-ab-4",
      datedOn: on("2012-12-03"),
      publishedAt: on("2012-12-03"),
      translations: inBoth(
        {
          title: "It is back, and its number is AB 4",
          excerpt:
            "Sixty-four days after the veto, Assemblymember Tom Ammiano brings the TRUST Act in again.",
          body: document(
            "The TRUST Act has been reintroduced. Assemblymember Tom Ammiano, who carried it last year as AB 1081, filed it on December 3. Its number is now AB 4.",
            "The road is the same as before: committee, 41 of 80 votes in the Assembly, 21 of 40 in the Senate, then the Governor. We have walked it once to the end. This time we mean to come back with a signature.",
          ),
        },
        {
          title: "Volvió, y su número es AB 4",
          excerpt:
            "Sesenta y cuatro días después del veto, el asambleísta Tom Ammiano presenta otra vez la Ley TRUST.",
          body: document(
            "La Ley TRUST está de regreso. El asambleísta Tom Ammiano, que el año pasado la llevó como AB 1081, la presentó el 3 de diciembre. Ahora se llama AB 4.",
            "El camino es el de antes: comité, 41 de 80 votos en la Asamblea, 21 de 40 en el Senado y, al final, el gobernador. Ya lo recorrimos completo una vez. Ahora queremos volver con una firma.",
          ),
        },
      ),
    },
  ];
}

/** Headlines and dates of others' articles; the excerpts are ours. Headlines stay in their language. */
function clippings(): NewPost[] {
  const clipping = (
    slug: string,
    { day, ...article }: { day: string; outlet: string | null; byline: string | null; headline: string },
    en: string,
    es: string,
  ): NewPost => ({
    kind: "press",
    slug,
    datedOn: on("2012-12-01"),
    precision: "month",
    publishedAt: on(day),
    outlet: article.outlet,
    byline: article.byline,
    url: findArticle(article.headline),
    urlLanguage: "en",
    translations: inBoth({ title: article.headline, excerpt: en }, { title: article.headline, excerpt: es }),
  });
  return [
    clipping(
      "a-brighter-line",
      {
        day: "2012-12-27",
        outlet: "The New York Times",
        byline: "Editorial",
        headline: "A Brighter Line on Immigration and Policing",
      },
      "The new federal rules keep detainers for serious offenders: a felony charge or conviction, three or more misdemeanors, certain single ones, and re-entry or security cases.",
      "Las nuevas reglas federales reservan las retenciones para delitos graves: un cargo o condena por delito mayor, tres o más delitos menores, algunos que bastan por sí solos, y casos de reingreso o de seguridad.",
    ),
    clipping(
      "falling-out-of-favor",
      {
        day: "2012-12-28",
        outlet: null,
        byline: "Amy Isackson",
        headline: "Secure Communities policy falling out of favor across the US",
      },
      "The governors of Massachusetts, Illinois and New York pulled out. The federal agency calls the program mandatory. Governor Brown has not opposed it.",
      "Los gobernadores de Massachusetts, Illinois y Nueva York se salieron. La agencia federal dice que el programa es obligatorio. El gobernador Brown no se le ha opuesto.",
    ),
    clipping(
      "a-phase-out-for-287g",
      {
        day: "2012-12-29",
        outlet: null,
        byline: null,
        headline: "A phase-out for 287(g) immigration enforcement partnerships",
      },
      "Agreements that made local officers part of federal task forces will not be renewed. The contracts of 25 local agencies end on December 31.",
      "No se renuevan los acuerdos que sumaban policías locales a los grupos federales. Los contratos de 25 agencias terminan el 31 de diciembre.",
    ),
  ];
}

/** Updates, a statement and three clippings. There is nothing to celebrate yet in January 2013. */
export async function addPosts(tx: Tx, campaign: { id: string; ndlon: string }): Promise<void> {
  for (const post of [...ownPosts(campaign.ndlon), ...clippings()]) {
    await tx.post.create({ data: { ...post, campaignId: campaign.id } });
  }
}
