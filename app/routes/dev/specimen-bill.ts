import type { Stage } from "#app/ui/bill-track.tsx";
import type { Try } from "#app/ui/two-tries.tsx";

const done = (key: string, name: string, when?: string): Stage => ({
  key,
  name,
  state: "done",
  stateText: "done",
  when,
});

const ahead = (key: string, name: string, need: string): Stage => ({
  key,
  name,
  state: "ahead",
  stateText: "ahead",
  need,
});

export const first: Try = {
  key: "ab1081",
  name: "2012: AB 1081",
  hint: "the first try",
  stages: [
    done("introduced", "Introduced", "by Assemblymember Tom Ammiano"),
    done("assembly", "Assembly", "Passed, 2012"),
    done("senate", "Senate", "Passed, 2012"),
    done("governor", "To the Governor", "September 2012"),
    {
      key: "vetoed",
      name: "Vetoed",
      state: "vetoed",
      stateText: "turned down",
      on: "2012-09-30",
      stamp: { word: "Vetoed", date: "30 Sep 2012", dateTime: "2012-09-30", kind: "against" },
    },
  ],
};

export const second: Try = {
  key: "ab4",
  name: "2013: AB 4",
  hint: "the second try",
  stages: [
    {
      ...done("again", "Introduced again", "3 December 2012"),
      on: "2012-12-03",
      stamp: { word: "Returned", date: "3 Dec 2012", dateTime: "2012-12-03" },
    },
    {
      key: "committee",
      name: "Assembly committee",
      state: "here",
      stateText: "we are here",
      note: "We are here. Call your Assembly member.",
    },
    ahead("floor", "Assembly floor", "41 of 80 votes"),
    ahead("senate", "Senate floor", "21 of 40 votes"),
    {
      ...ahead("sign", "Governor", "1 signature"),
      stamp: { word: "Signed", date: "__ ___ 2013", kind: "waiting" },
    },
  ],
};

export const spanish: Try[] = [
  {
    key: "es-1",
    name: "2012: AB 1081",
    hint: "el primer intento",
    stages: [
      done("1", "Presentada", "por el asambleísta Tom Ammiano"),
      done("2", "Asamblea", "Aprobada, 2012"),
      {
        key: "3",
        name: "Vetada",
        state: "vetoed",
        stateText: "rechazada",
        on: "2012-09-30",
        when: "30 de septiembre de 2012",
        stamp: { word: "Vetada", date: "30 sep 2012", kind: "against" },
      },
    ],
  },
  {
    key: "es-2",
    name: "2013: AB 4",
    hint: "el segundo intento",
    stages: [
      { ...done("1", "Presentada de nuevo"), on: "2012-12-03" },
      { key: "2", name: "Comisión de Seguridad Pública de la Asamblea", state: "here", stateText: "aquí" },
      ahead("3", "Pleno de la Asamblea", "41 de 80 votos"),
      ahead("4", "Pleno del Senado", "21 de 40 votos"),
    ],
  },
];
