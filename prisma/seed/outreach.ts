import type { Tx } from "#app/platform/db.server.ts";
import { inBoth } from "./dates.ts";

const optIn = {
  en: "Yes, email me when the TRUST Act needs me again. One click is enough to leave.",
  es: "Sí, escríbanme cuando la Ley TRUST vuelva a necesitarme. Me doy de baja con un clic.",
};

/** Paragraphs of a script; one in parentheses tells what to do. */
const spoken = (...paragraphs: string[]) => paragraphs.join("\n\n");

const hello = {
  en: "Hello, my name is {name} and I live in {place}. I am calling about {measure}, the TRUST Act.",
  es: "Buenos días, me llamo {name} y vivo en {place}. Llamo por {measure}, la Ley TRUST.",
};

/** Calls to the supporter's own two members of the legislature. */
async function addCalls(tx: Tx, campaignId: string) {
  await tx.outreachPage.create({
    data: {
      campaignId,
      kind: "calls",
      slug: "call-your-legislators",
      position: 0,
      status: "open",
      rule: "own",
      chambers: ["lower", "upper"],
      fallback: "executive",
      translations: inBoth(
        {
          title: "Pick up / the phone",
          summary: "Two short calls, to your Assembly member and your state senator. We give you the words.",
          scriptThank: spoken(
            hello.en,
            "I want to thank {title} {official} for standing with us on this bill.",
            "(Let them answer.)",
            "Please count my call. Families here are watching this vote, and they will remember who stood with them.",
          ),
          scriptAsk: spoken(
            hello.en,
            "I ask {title} {official} to vote yes. Our police should not hold people for the immigration authorities unless the crime is serious.",
            "(Let them answer. They may only say that they will pass it on. That is fine.)",
            "Has {title} {official} decided how to vote?",
            "Thank you. Please note my call.",
          ),
          scriptFirm: spoken(
            hello.en,
            "I know that {title} {official} is against it, and I am asking for another look. When people are afraid that a call to the police ends in a deportation, they stop calling, and all of us are less safe.",
            "(Stay friendly. Let them answer.)",
            "What would it take for {title} {official} to vote yes?",
            "Thank you. Please note that a constituent asked for a yes.",
          ),
          points: [
            "The bill leaves the police every means against those who commit serious crimes.",
            "The Attorney General has said that these requests are voluntary. Today the answer depends on the county.",
            "Victims and witnesses who are not afraid to call make everybody safer.",
          ],
          emailOptIn: optIn.en,
          shareText:
            "I called my legislators about the TRUST Act. Two short calls, and the words are written for you:",
          thanks:
            "Somebody in the Capitol wrote down that you called. A few calls from one district get noticed.",
        },
        {
          title: "Tome / el teléfono",
          summary:
            "Dos llamadas cortas, a quien le representa en la Asamblea y en el Senado estatal. Las palabras las ponemos nosotros.",
          scriptThank: spoken(
            hello.es,
            "Quiero dar las gracias a {full_name} por apoyarnos con esta ley.",
            "(Deje que contesten.)",
            "Por favor anote mi llamada. Aquí las familias están pendientes de este voto y van a recordar quién las apoyó.",
          ),
          scriptAsk: spoken(
            hello.es,
            "Le pido a {full_name} que vote a favor. Nuestra policía no debe retener a nadie para inmigración, salvo que el delito sea grave.",
            "(Deje que contesten. Quizá solo digan que pasarán el recado. Está bien.)",
            "¿Ya decidió {full_name} cómo va a votar?",
            "Gracias. Por favor anote mi llamada.",
          ),
          scriptFirm: spoken(
            hello.es,
            "Sé que {full_name} está en contra, y le pido que lo vuelva a pensar. Cuando la gente teme que llamar a la policía termine en una deportación, deja de llamar, y todos vivimos con menos seguridad.",
            "(Mantenga la calma. Deje que contesten.)",
            "¿Qué haría falta para que {full_name} votara a favor?",
            "Gracias. Por favor anote que alguien de su distrito pidió un sí.",
          ),
          points: [
            "Contra quien comete delitos graves, la policía conserva todos sus medios.",
            "La procuradora general dijo que estas peticiones son voluntarias. Hoy la respuesta depende del condado.",
            "Víctimas y testigos que no tienen miedo de llamar nos dan seguridad a todos.",
          ],
          emailOptIn: optIn.es,
          shareText:
            "Llamé a mis legisladores por la Ley TRUST. Son dos llamadas cortas, y las palabras ya están escritas:",
          thanks:
            "Alguien en el Capitolio anotó que usted llamó. Con unas cuantas llamadas de un distrito, se nota.",
        },
      ),
    },
  });
}

/** Letters to the same two. */
async function addLetters(tx: Tx, campaignId: string) {
  await tx.outreachPage.create({
    data: {
      campaignId,
      kind: "letters",
      slug: "write-your-legislators",
      position: 1,
      status: "open",
      rule: "own",
      chambers: ["lower", "upper"],
      fallback: "executive",
      translations: inBoth(
        {
          title: "Put it / in a letter",
          summary:
            "Write to your Assembly member and your state senator. Your own sentence first; we help with the rest.",
          points: [
            "I ask you to vote yes on the TRUST Act, AB 4. It asks our sheriffs and police not to hold a person for the immigration authorities unless the crime is serious.",
            "People who are afraid that a call for help ends in a deportation stop calling. Then crimes go unreported, and the whole neighborhood is less safe.",
            "The Attorney General has said that these requests are voluntary. Today the answer depends on the county. Your vote can make it one answer.",
          ],
          subjects: ["Please vote yes on the TRUST Act (AB 4)", "A constituent asks for your yes on AB 4"],
          emailOptIn: optIn.en,
          shareText: "I wrote to my legislators about the TRUST Act. It takes three minutes:",
          thanks: "A letter in somebody’s own words is read differently from a hundred that are alike.",
        },
        {
          title: "Póngalo / en una carta",
          summary:
            "Escriba a quien le representa en la Asamblea y en el Senado estatal. Primero, una frase suya; con lo demás le ayudamos.",
          points: [
            "Le pido que vote a favor de la Ley TRUST, AB 4. Les pide a nuestros sheriffs y policías que no retengan a nadie para inmigración, salvo que el delito sea grave.",
            "Quien teme que pedir ayuda termine en una deportación deja de llamar. Entonces los delitos no se denuncian, y todo el barrio vive con menos seguridad.",
            "La procuradora general dijo que estas peticiones son voluntarias. Hoy la respuesta depende del condado. Con su voto puede ser una sola.",
          ],
          subjects: [
            "Por favor vote a favor de la Ley TRUST (AB 4)",
            "Alguien de su distrito le pide un sí a AB 4",
          ],
          emailOptIn: optIn.es,
          shareText: "Les escribí a mis legisladores por la Ley TRUST. Toma tres minutos:",
          thanks: "Una carta con palabras propias se lee de otra manera que cien iguales.",
        },
      ),
    },
  });
}

/** The campaign's calls and letters. */
export async function addOutreach(tx: Tx, campaignId: string): Promise<void> {
  await addCalls(tx, campaignId);
  await addLetters(tx, campaignId);
}
