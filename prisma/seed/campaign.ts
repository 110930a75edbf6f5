import type { Tx } from "#app/platform/db.server.ts";
import { testedThemes } from "#app/ui/theme.ts";
import { inBoth, on } from "./dates.ts";
import { document } from "./document.ts";

const STORY_EN = document(
  "It works like this. Somebody is booked into a county jail. Under a federal program called Secure Communities, their fingerprints travel on to the immigration authorities, who can ask the jail to keep that person behind bars for them after the case itself would let them go. The request is called a detainer. It takes no conviction, and it takes no judge.",
  "The price is paid on the street. A woman who is being beaten asks herself whether the patrol car will take her, too. A man who saw the robbery saw nothing. The people whom the police most need to hear from learn to keep quiet.",
  "## What the bill does",
  "[AB 4](https://leginfo.legislature.ca.gov/faces/billNavClient.xhtml?bill_id=201320140AB4), by Assemblymember Tom Ammiano, limits when local police may hold a person for immigration. Where the crime is serious, a jail can still do it. Where it is not, a person who is free to go goes home.",
  "## Why now",
  "- The Legislature passed the same idea in 2012, as AB 1081. Governor Brown vetoed it on September 30.\n- On December 3 it came back as AB 4.\n- The same month, Attorney General Harris told local agencies that they need not comply with detainers, and the sheriff of Los Angeles County announced that he would stop handing over people held for minor offenses.\n- In January the Governor’s staff sat down with us, for the first time since the veto.",
  "One county has moved and another has not. A mother in Fresno should not need to know which side of a county line she was stopped on. What is missing is one rule for all 58 counties, and one signature.",
);

const STORY_ES = document(
  "Funciona así. Fichan a una persona en la cárcel del condado. Por un programa federal llamado Comunidades Seguras, sus huellas siguen camino hasta las autoridades de inmigración, y estas pueden pedir que la dejen encerrada para ellas cuando, por su caso, ya le tocaba salir. A esa petición se le llama orden de retención. No hace falta condena, y no hace falta juez.",
  "Lo que cuesta se paga en la calle. La mujer a la que golpean se pregunta si la patrulla también se la va a llevar a ella. El señor que vio el robo no vio nada. Justo la gente que la policía más necesita escuchar aprende a callarse.",
  "## Qué cambia la ley",
  "[AB 4](https://leginfo.legislature.ca.gov/faces/billNavClient.xhtml?bill_id=201320140AB4), del asambleísta Tom Ammiano, limita los casos en que la policía local puede retener a alguien para inmigración. Si el delito es grave, la cárcel todavía puede hacerlo. Si no lo es, quien ya puede salir se va a su casa.",
  "## Por qué ahora",
  "- En 2012 la Legislatura aprobó esta misma idea, como AB 1081. El gobernador Brown la vetó el 30 de septiembre.\n- El 3 de diciembre regresó con otro número: AB 4.\n- Ese mismo mes, la procuradora general Harris avisó a las agencias locales que no están obligadas a cumplir las retenciones, y el sheriff del condado de Los Ángeles anunció que dejará de entregar a personas detenidas por faltas menores.\n- En enero, el equipo del gobernador se sentó con nosotros por primera vez desde el veto.",
  "Un condado ya se movió y el de junto no. Una mamá de Fresno no tiene por qué saber de qué lado de la línea la pararon. Falta una sola regla para los 58 condados, y una sola firma.",
);

const MEMBERS = [
  "Valley Parents United",
  "Harbor Workers Center",
  "Iglesia Nueva Esperanza",
  "East Bay Legal Clinic",
  "Sacramento Filipino Elders",
  "Central Coast Farmworkers",
];

/** The campaign, with NDLON as its sponsor and six invented local groups. */
export async function addCampaign(tx: Tx, measureId: string): Promise<{ id: string; ndlon: string }> {
  const ndlon = await tx.partner.create({ data: { name: "NDLON", url: "https://ndlon.org" } });
  const members = await tx.partner.createManyAndReturn({ data: MEMBERS.map((name) => ({ name })) });
  const campaign = await tx.campaign.create({
    data: {
      slug: "trust-act",
      status: "live",
      isDemo: true,
      measureId,
      ...testedThemes.trust,
      motif: "door",
      publishedAt: on("2012-12-03"),
      partners: {
        create: [
          { role: "sponsor", position: 0, partnerId: ndlon.id },
          ...members.map(({ id }, i) => ({ role: "member" as const, position: i + 1, partnerId: id })),
        ],
      },
      translations: inBoth(
        {
          name: "The California TRUST Act",
          headline: "This time, / sign it.",
          ask: "Governor Brown, the TRUST Act reached your desk once, and you sent it back. It is on its way again. Sign it, and make it safe to call the police in California, whoever you are.",
          storyTitle: "Where the police do immigration’s work, people stop calling",
          story: STORY_EN,
          artAlt:
            "Print: a family stands together in a lit doorway, the night behind them cut open by the light.",
          notice: "Demo, set in January 2013. Counts are invented.",
        },
        {
          name: "La Ley TRUST de California",
          headline: "Esta vez, / fírmela.",
          ask: "Gobernador Brown: la Ley TRUST ya llegó una vez a su escritorio y usted la regresó. Va de nuevo en camino. Fírmela, y que en California cualquiera pueda llamar a la policía sin miedo.",
          storyTitle: "Donde la policía hace el trabajo de la migra, la gente deja de llamar",
          story: STORY_ES,
          artAlt:
            "Grabado: una familia, de pie y junta, en una puerta iluminada; la luz corta la noche a su alrededor.",
          notice: "Muestra, situada en enero de 2013. Las cifras son inventadas.",
        },
      ),
    },
  });
  return { id: campaign.id, ndlon: ndlon.id };
}
