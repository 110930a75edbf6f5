/** Path data on a grid of 24, cut like the drawings: straight facets, no outlines. */
const PATHS = {
  pen: "M3 21l1-6L16 3l5 5L9 20zM5.6 18.4l2.6-0.5-2.1-2.1z",
  phone: "M3 6l4-4 5 5-2.6 3 4.6 4.6 3-2.6 5 5-4 4C10 22 2 14 3 6z",
  mail: "M2 4h20v2.4l-10 6.2L2 6.4zM2 9.4l10 6.1 10-6.1V20H2z",
  coin: "M12 1l9 5v12l-9 5-9-5V6zM11 5.5v1.7C9 7.6 8 8.8 8 10.2c0 3.8 5.6 2.4 5.6 4 0 0.6-0.6 1-1.6 1s-2-0.4-2.8-1.2L7.6 15.8c0.80.9 2 1.5 3.4 1.7v1.7h2.2v-1.8c1.9-0.4 2.9-1.7 2.9-3.2 0-3.9-5.6-2.6-5.6-4 0-0.60.5-0.9 1.4-0.90.9 0 1.70.3 2.50.9l1.3-1.9c-0.7-0.6-1.6-1-2.5-1.2V5.5z",
  share: "M13 2l9 8-9 8v-4.6C8 13.2 4.5 15.5 2 21 2.2 12.5 6.5 7.4 13 6.8z",
  check: "M2 13l4-4 4.5 4.5L18.5 4l3.5 3.5L10.5 21z",
  alert: "M12 1l11 21H1zM10.6 8.5l0.5 7h1.8l0.5-7zM10.6 17v2.6h2.8V17z",
  link: "M9 7H6a5 5 0 000 10h3v-3H6a2 2 0 010-4h3zM15 7h3a5 5 0 010 10h-3v-3h3a2 2 0 000-4h-3zM8 10.6h8v2.8H8z",
  chat: "M2 3h20v14H11l-6 5v-5H2z",
  document: "M4 1h11l5 5v17H4zM8 10v2h8v-2zm0 4v2h8v-2zm0 4v2h5v-2z",
  search: "M10 2a8 8 0 106.3 12.9L21 20l2-2-4.9-4.8A8 8 0 0010 2zm0 3a5 5 0 110 10 5 5 0 010-10z",
  flag: "M4 1h2.6v2H21l-3.5 5L21 13H6.6v10H4z",
  menu: "M2 5h20v3H2zm0 6h20v3H2zm0 6h20v3H2z",
  print: "M6 1h12v6h4v11h-4v5H6v-5H2V7h4zm2.5 2.5V7h7V3.5zm0 11V21h7v-6.5z",
  bird: "M2 4l7.5 9.8L2 21h2.4l6.2-5.9 4.5 5.9H22l-7.9-10.3L21.2 4h-2.4l-5.7 5.5L8.9 4z",
  sky: "M5.5 3c2.7 2 5.5 6 6.5 8.2C13 9 15.8 5 18.5 3c2-1.4 4.5-1.7 4.5 1.7 0 4.7-1.4 8.3-5.6 8.3 3.80.9 4.1 3.3 1.7 5.7-3.6 3.7-6.2-0.5-7.1-3-0.9 2.5-3.5 6.7-7.1 3-2.4-2.4-2.1-4.8 1.7-5.7C2.4 13 1 9.4 1 4.7 1 1.3 3.5 1.6 5.5 3z",
  face: "M13.5 23v-9.5H17l0.7-4h-4.2V7.2c0-1.20.5-2.1 2.2-2.1h2.2V1.3C17.3 1.2 16.3 1 15 1c-3.2 0-5.3 1.9-5.3 5.4v3.1H6v4h3.7V23z",
  clock: "M12 1a11 11 0 100 22 11 11 0 000-22zM10.5 5h3v6.4l4.2 4.2-2.1 2.1-5.1-5z",
  people:
    "M8 3a4 4 0 110 8 4 4 0 010-8zm9 2a3.3 3.3 0 110 6.6A3.3 3.3 0 0117 5zM1 21c0-5 2.5-8 7-8s7 3 7 8zm15.5 0c0-3-0.7-5.2-2-6.90.7-0.3 1.5-0.5 2.5-0.5 4 0 6 2.7 6 7.4z",
  picture: "M2 4h20v16H2zM4.5 6.5v8.2l4-4 4.2 4.2 3-3 3.8 3.8V6.5zM16 8a1.8 1.8 0 110 3.6 1.8 1.8 0 010-3.6z",
  play: "M2 4h20v16H2zM9.5 8v8l7-4z",
  close: "M3 6l3-3 6 6 6-6 3 3-6 6 6 6-3 3-6-6-6 6-3-3 6-6z",
  pin: "M12 1a8 8 0 00-8 8c0 6 8 14 8 14s8-8 8-14a8 8 0 00-8-8zm0 5a3 3 0 110 6 3 3 0 010-6z",
  feed: "M3 3c10 0 18 8 18 18h-4C17 13.3 10.7 7 3 7zM3 10c6 0 11 5 11 11h-4c0-3.9-3.1-7-7-7zM5.5 16a2.5 2.5 0 110 5 2.5 2.5 0 010-5z",
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawn sign. It always stands beside a word, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path fillRule="evenodd" d={PATHS[name]} />
    </svg>
  );
}

/** The printer's pointing hand, before or after the words of the next step. */
export function Fist() {
  return (
    <svg className="fist" viewBox="0 0 42 23" aria-hidden="true">
      <path d="M0 3.5h8.5V21H0zM10 5l10.5-2.200L25 7.200h15.5L42 9.600l-1.600 2.600H27l1 1.200-1.200 1.600-1.500.4.5 1.700-1.500 1.400-1.800.1-.3 1.500-1.600.9L10 20z" />
    </svg>
  );
}
