import type { Tx } from "#app/platform/db.server.ts";
import type { DatePrecision, Stance } from "#app/platform/prisma/enums.ts";
import { inBoth, on } from "./dates.ts";
import { vetoHistory } from "./measures.ts";
import type { OfficialKey } from "./officials.ts";
import { findArticle } from "./posts.ts";

type Words = { evidence: string; source: string };
type NewPosition = {
  official: OfficialKey;
  stance: Stance;
  statedOn: string;
  precision: DatePrecision;
  evidenceUrl: string | null;
  en: Words;
  es: Words;
};

/** Our own news of what the sheriff did; nothing that he published is known to us. */
const SHERIFF_IN_OUR_NEWS = "/campaigns/trust-act/news/a-request-is-not-an-order";

const FALLING_OUT_OF_FAVOR = "Secure Communities policy falling out of favor across the US";

/** What a governor did about the federal program says nothing yet about a bill in California. */
function leftTheProgram(official: OfficialKey, en: string, es: string): NewPosition {
  return {
    official,
    stance: "unknown",
    statedOn: "2012-12-01",
    precision: "month",
    evidenceUrl: findArticle(FALLING_OUT_OF_FAVOR),
    en: {
      evidence: `Pulled ${en} out of Secure Communities. Has no part in AB 4, and has said nothing about it.`,
      source: "Report by Amy Isackson",
    },
    es: {
      evidence: `Sacó a ${es} de Comunidades Seguras. No decide sobre AB 4 ni ha hablado de ella.`,
      source: "Reportaje de Amy Isackson",
    },
  };
}

const ON_THE_FIRST_TRY: NewPosition[] = [
  {
    official: "brown",
    stance: "opposes",
    statedOn: "2012-09-30",
    precision: "day",
    evidenceUrl: vetoHistory,
    en: { evidence: "Vetoed AB 1081.", source: "Bill history, California Legislature" },
    es: { evidence: "Vetó AB 1081.", source: "Historia de la ley, Legislatura de California" },
  },
  {
    official: "baca",
    stance: "opposes",
    statedOn: "2012-01-01",
    precision: "year",
    evidenceUrl: SHERIFF_IN_OUR_NEWS,
    en: { evidence: "Opposed AB 1081.", source: "Our news of December 14, 2012" },
    es: { evidence: "Se opuso a AB 1081.", source: "Nuestra noticia del 14 de diciembre de 2012" },
  },
];

const ON_THE_SECOND_TRY: NewPosition[] = [
  {
    official: "brown",
    stance: "undecided",
    statedOn: "2013-01-01",
    precision: "month",
    evidenceUrl: vetoHistory,
    en: {
      evidence: "Vetoed AB 1081 on September 30, 2012. His staff have met us since, and he is open to talks.",
      source: "Bill history; our own meeting",
    },
    es: {
      evidence:
        "Vetó AB 1081 el 30 de septiembre de 2012. Después su equipo nos recibió: está abierto al diálogo.",
      source: "Historia de la ley; nuestra propia reunión",
    },
  },
  {
    official: "harris",
    stance: "unknown",
    statedOn: "2012-12-01",
    precision: "month",
    evidenceUrl: "https://oag.ca.gov/",
    en: {
      evidence:
        "Told local agencies in early December that complying with a detainer is voluntary. On the bill itself she has said nothing.",
      source: "Guidance of the Attorney General to local agencies",
    },
    es: {
      evidence:
        "A principios de diciembre avisó a las agencias locales que cumplir con una orden de retención es voluntario. Sobre la ley misma no ha dicho nada.",
      source: "Orientación de la procuradora general a las agencias locales",
    },
  },
  {
    official: "baca",
    stance: "undecided",
    statedOn: "2012-12-01",
    precision: "month",
    evidenceUrl: SHERIFF_IN_OUR_NEWS,
    en: {
      evidence:
        "Opposed the first bill, and was sued by the ACLU in October for denying people bail. Now says he will not hand over people held for minor offenses.",
      source: "His announcement, in our news of December 14, 2012",
    },
    es: {
      evidence:
        "Se opuso a la primera ley, y en octubre la ACLU lo demandó por negar la libertad bajo fianza. Ahora dice que no entregará a personas detenidas por faltas menores.",
      source: "Su anuncio, en nuestra noticia del 14 de diciembre de 2012",
    },
  },
  {
    official: "garcia",
    stance: "supports",
    statedOn: "2012-01-01",
    precision: "year",
    evidenceUrl: null,
    en: {
      evidence:
        "Supports limits on immigration holds, from a county that already has them. Has no vote in Sacramento.",
      source: "no source recorded yet",
    },
    es: {
      evidence:
        "Apoya que se limiten las retenciones, desde un condado que ya las limita. No vota en Sacramento.",
      source: "todavía sin fuente registrada",
    },
  },
  leftTheProgram("patrick", "Massachusetts", "Massachusetts"),
  leftTheProgram("quinn", "Illinois", "Illinois"),
  leftTheProgram("cuomo", "New York", "Nueva York"),
];

/** Where the officials stand, each line dated, with its evidence. */
export async function addPositions(
  tx: Tx,
  measures: { ab1081: string; ab4: string },
  officials: Record<OfficialKey, string>,
): Promise<void> {
  const add = async (measureId: string, positions: NewPosition[]) => {
    for (const [rank, { official, statedOn, en, es, ...position }] of positions.entries()) {
      await tx.position.create({
        data: {
          ...position,
          measureId,
          officialId: officials[official],
          statedOn: on(statedOn),
          rank,
          translations: inBoth(en, es),
        },
      });
    }
  };
  await add(measures.ab1081, ON_THE_FIRST_TRY);
  await add(measures.ab4, ON_THE_SECOND_TRY);
}
