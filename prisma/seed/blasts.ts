import { noAudience } from "#app/blasts/audience.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { inBoth } from "./dates.ts";
import { document } from "./document.ts";

/** A call to action that waits as a draft: nobody is mailed by a demo. */
export async function addBlasts(tx: Tx, campaignId: string, now: Date): Promise<void> {
  await tx.blast.create({
    data: {
      ...{ campaignId, name: "Calls before the hearing", audience: noAudience },
      ...{ createdAt: now, updatedAt: now },
      translations: inBoth(
        {
          subject: '{{ given_name | default: "Friend" }}, two calls before the hearing',
          preheader: "Five minutes, and the words are written for you.",
          body: document(
            'Dear {{ given_name | default: "friend" }},',
            "You signed, and thousands with you. Now the bill goes to its first hearing, and the members of the committee count who calls from home.",
            "[Make two short calls](/calls/call-your-legislators)",
            "Nobody has to be an expert. Say who you are, where you live, and that you want a yes.",
            "Have you called already? Then bring one more name:",
            "[Pass the petition on](/petitions/trust-act)",
            "Thank you.",
          ),
        },
        {
          subject: '{{ given_name | default: "Hola" }}, dos llamadas antes de la audiencia',
          preheader: "Cinco minutos, y las palabras ya están escritas.",
          body: document(
            '{{ given_name | default: "Hola" }}:',
            "Usted firmó, y miles más. Ahora el proyecto llega a su primera audiencia, y quienes integran el comité cuentan las llamadas de su distrito.",
            "[Haga dos llamadas cortas](/calls/call-your-legislators)",
            "No hace falta saber de leyes. Diga quién es, dónde vive y que pide un sí.",
            "¿Ya llamó? Entonces traiga un nombre más:",
            "[Comparta la petición](/petitions/trust-act)",
            "Gracias.",
          ),
        },
      ),
    },
  });
}
