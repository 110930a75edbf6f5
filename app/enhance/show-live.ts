type Line = {
  key: string;
  number: string;
  name: string;
  place: string | null;
  ago: string;
  dateTime: string;
};

/** The answer of `/petitions/:slug/recent.json`: finished words, so that nothing is formatted here. */
export type Live = {
  signatures: number;
  /** Width of the meter in percent. */
  percent: number;
  words: Record<"count" | "line" | "percent" | "bar" | "next" | "say", string>;
  lines: Line[];
};

/** Writes fresh figures and lines into the places that are marked for them. */
export function showLive(root: HTMLElement, live: Live): void {
  const { words } = live;
  write(root, "[data-live-count],.sign-bar b", words.count);
  write(root, "[data-live-words]", words.line);
  showMeter(root, live);
  if (live.lines.length > 0) showLines(root, live);
}

function write(root: ParentNode, selector: string, text: string) {
  for (const place of root.querySelectorAll(selector)) {
    if (place.textContent !== text) place.textContent = text;
  }
}

function showMeter(root: HTMLElement, { percent, words }: Live) {
  for (const track of root.querySelectorAll("[data-live-meter] svg")) {
    track.setAttribute("aria-label", words.percent);
    track.querySelector(".meter-fill")?.setAttribute("width", `${percent}%`);
    track.querySelector(".meter-edge")?.setAttribute("x", `${percent}%`);
  }
}

function showLines(root: HTMLElement, { lines, words }: Live) {
  const sheet = root.querySelector("[data-live-signatures]") ?? firstSheet(root);
  const row = sheet?.querySelector("li:not([data-next-line])");
  if (!sheet || !row) return;
  const fresh = lines.map((line) => fill(row.cloneNode(true) as HTMLElement, line));
  for (const old of sheet.querySelectorAll("li:not([data-next-line])")) old.remove();
  sheet.append(...fresh);
  write(sheet, "[data-next-line] .signature-number", words.next);
}

/** The first signature of all: the sheet takes the place of the words that there was none. */
function firstSheet(root: HTMLElement): Element | null {
  const template = root.querySelector<HTMLTemplateElement>("template[data-live-sheet]");
  const empty = root.querySelector("[data-live-empty]");
  if (!template || !empty) return null;
  empty.replaceChildren(template.content.cloneNode(true));
  return empty.querySelector("[data-live-signatures]");
}

function fill(row: HTMLElement, { number, name, place, ago, dateTime }: Line): HTMLElement {
  const strong = document.createElement("b");
  strong.textContent = name;
  row.querySelector(".signature-number")!.textContent = number;
  row.querySelector(".signature-name")!.replaceChildren(strong, place ? `, ${place}` : "");
  const time = row.querySelector("time")!;
  time.textContent = ago;
  time.setAttribute("datetime", dateTime);
  return row;
}
