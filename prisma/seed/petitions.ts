import { defaultFields } from "#app/petitions/form-fields.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { inBoth } from "./dates.ts";
import { document } from "./document.ts";

/** To the Governor: counted at once, with comments, a map and NDLON's own box. */
async function addGovernorPetition(tx: Tx, campaignId: string, ndlon: string) {
  return tx.petition.create({
    data: {
      campaignId,
      slug: "trust-act",
      position: 0,
      confirmation: "none",
      fields: defaultFields,
      geography: "map",
      showComments: true,
      representatives: true,
      partners: { create: { partnerId: ndlon, position: 0 } },
      translations: inBoth(
        {
          title: "Governor, sign / the TRUST Act",
          target: "Governor Jerry Brown",
          summary:
            "Ask Governor Brown to sign AB 4, so that nobody in California is afraid to call for help.",
          letter: document(
            "Dear Governor Brown,",
            "On September 30 you vetoed AB 1081. The need it answered has not gone away, and neither have we. It stands before the Legislature again as AB 4.",
            "AB 4 asks one thing of our sheriffs and police: do not keep a person locked up for the immigration authorities unless the crime is serious. That leaves them every means against those who do real harm. It gives back to everybody else what they cannot do without: the confidence to pick up the phone.",
            "The Attorney General has said that these requests are voluntary. Today that means a different answer in every county. You can make it one answer.",
            "When AB 4 reaches your desk, sign it.",
          ),
          emailOptIn: "Yes, email me when the TRUST Act needs me again. One click is enough to leave.",
          smsOptIn: null,
          shareText:
            "I asked Governor Brown to sign the TRUST Act, so that calling the police never costs a family. Sign too:",
          thanks:
            "Your name is on the sheet that goes to the Governor. It counts for more with a neighbor’s next to it.",
        },
        {
          title: "Gobernador, firme / la Ley TRUST",
          target: "Jerry Brown, gobernador de California",
          summary:
            "Pídale al gobernador Brown que firme AB 4, para que en California nadie tenga miedo de pedir ayuda.",
          letter: document(
            "Señor gobernador Brown:",
            "El 30 de septiembre usted vetó AB 1081. La necesidad que esa ley atendía sigue ahí, y nosotros también. Hoy está otra vez ante la Legislatura, como AB 4.",
            "AB 4 les pide una sola cosa a nuestros sheriffs y policías: que no dejen a nadie encerrado para inmigración, salvo que el delito sea grave. Contra quien de veras hace daño conservan todos sus medios. A los demás nos devuelve algo sin lo que no se puede vivir: la confianza de levantar el teléfono.",
            "La procuradora general ya dijo que esas peticiones son voluntarias. Hoy eso significa una respuesta distinta en cada condado. Usted puede hacer que sea una sola.",
            "Cuando AB 4 llegue a su escritorio, fírmela.",
          ),
          emailOptIn: "Sí, escríbanme cuando la Ley TRUST vuelva a necesitarme. Me doy de baja con un clic.",
          smsOptIn: null,
          shareText:
            "Le pedí al gobernador Brown que firme la Ley TRUST, para que llamar a la policía no le cueste a nadie su familia. Firme también:",
          thanks: "Su nombre ya está en la hoja que va al gobernador. Vale más con el de un vecino al lado.",
        },
      ),
    },
  });
}

/** To the sheriff: counts once it is confirmed by mail. */
async function addSheriffPetition(tx: Tx, campaignId: string) {
  return tx.petition.create({
    data: {
      campaignId,
      slug: "sheriff-baca",
      position: 1,
      confirmation: "email",
      fields: { ...defaultFields, comments: "hidden" },
      geography: "bars",
      countries: ["US"],
      showComments: false,
      representatives: true,
      translations: inBoth(
        {
          title: "Sheriff, put it / in writing",
          target: "Sheriff Lee Baca, Los Angeles County",
          summary:
            "Ask Sheriff Baca to publish the policy he announced, so that every station and every family can read it.",
          letter: document(
            "Dear Sheriff Baca,",
            "In December you said that your department will not hand over people held for minor offenses to the immigration authorities. We heard it, and we thank you for it.",
            "But nobody can show an announcement to the deputy at the jail window. A mother at the counter needs a page she can point to.",
            "Put it in writing. Publish the policy, in English and in Spanish: which offenses it covers, from which day, and whom to call when a station does not keep to it.",
          ),
          emailOptIn:
            "Yes, email me what the sheriff answers and what comes next. One click is enough to leave.",
          smsOptIn: null,
          shareText: "Sheriff Baca announced a better policy. I asked him to put it in writing. Sign too:",
          thanks: "Your name goes to the sheriff with the rest of the sheet.",
        },
        {
          title: "Sheriff, póngalo / por escrito",
          target: "Lee Baca, sheriff del condado de Los Ángeles",
          summary:
            "Pídale al sheriff Baca que publique la política que anunció, para que la lean en cada estación y en cada casa.",
          letter: document(
            "Señor sheriff Baca:",
            "En diciembre usted dijo que su departamento no va a entregar a inmigración a personas detenidas por faltas menores. Lo escuchamos, y se lo agradecemos.",
            "Pero un anuncio no se le puede enseñar al agente de la ventanilla. Una mamá en el mostrador necesita una hoja que pueda señalar con el dedo.",
            "Póngalo por escrito. Publique la política, en español y en inglés: qué faltas abarca, desde qué día, y a quién llamar cuando una estación no la cumpla.",
          ),
          emailOptIn: "Sí, escríbanme lo que conteste el sheriff y lo que siga. Me doy de baja con un clic.",
          smsOptIn: null,
          shareText:
            "El sheriff Baca anunció una política mejor. Le pedí que la ponga por escrito. Firme también:",
          thanks: "Su nombre irá al sheriff con el resto de la hoja.",
        },
      ),
    },
  });
}

export type DemoPetitions = { governor: { id: string; slug: string }; sheriff: { id: string; slug: string } };

export async function addPetitions(tx: Tx, campaign: { id: string; ndlon: string }): Promise<DemoPetitions> {
  const governor = await addGovernorPetition(tx, campaign.id, campaign.ndlon);
  const sheriff = await addSheriffPetition(tx, campaign.id);
  return { governor, sheriff };
}
