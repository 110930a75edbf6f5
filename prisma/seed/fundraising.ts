import { usualOffer } from "#app/donations/offers.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { inBoth } from "./dates.ts";

/** A page that asks for what a campaign costs: buses, copies, telephones. */
export async function addFundraising(tx: Tx, campaignId: string): Promise<void> {
  await tx.fundraisingPage.create({
    data: {
      campaignId,
      slug: "fund-the-trust-act",
      status: "open",
      offers: [usualOffer("USD"), usualOffer("MXN")],
      // Forty seats, as the appeal says.
      goalMinor: 100_000,
      translations: inBoth(
        {
          title: "Put gas / in the bus",
          summary:
            "Families travel to Sacramento to be heard. Gifts pay for the bus, the copies and the phone bill.",
          appeal: [
            "A bill is won in hearing rooms. The people it protects live hours away from them, and work on weekdays.",
            "One seat on the bus to Sacramento costs about 25 dollars there and back. A hearing takes forty.",
            "What is left over prints the leaflets that tell people what to say to a deputy at the jail door.",
          ],
          designations: ["The bus to Sacramento", "Leaflets in two languages"],
          emailOptIn: "Yes, email me when the TRUST Act needs me again. One click is enough to leave.",
          shareText: "I paid for a seat on the bus to Sacramento. The TRUST Act is won in person:",
          thanks: "Somebody will sit in that hearing because of you.",
        },
        {
          title: "Gasolina / para el autobús",
          summary:
            "Las familias viajan a Sacramento para que las escuchen. Las donaciones pagan el autobús, las copias y el teléfono.",
          appeal: [
            "Una ley se gana en las salas de audiencia. La gente a la que protege vive a horas de ahí y trabaja entre semana.",
            "Un asiento en el autobús a Sacramento cuesta unos 25 dólares de ida y vuelta. Para una audiencia hacen falta cuarenta.",
            "Con lo que sobra se imprimen los volantes que dicen qué contestarle a un agente en la puerta de la cárcel.",
          ],
          designations: ["El autobús a Sacramento", "Volantes en dos idiomas"],
          emailOptIn: "Sí, escríbanme cuando la Ley TRUST vuelva a necesitarme. Me doy de baja con un clic.",
          shareText: "Pagué un asiento en el autobús a Sacramento. La Ley TRUST se gana en persona:",
          thanks: "Alguien va a estar en esa audiencia gracias a usted.",
        },
      ),
    },
  });
}
