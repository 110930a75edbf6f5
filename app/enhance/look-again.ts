import { nextWait } from "./next-wait.ts";

/** For how long a page that waits looks again. */
const PATIENCE = 300_000;

/** Milliseconds before its first looks: what it waits for mostly comes within moments. */
const SOON = [1_000, 2_000, 3_000, 5_000];

/**
 * Keeps what `data-look-again` stands on fresh while it waits: asks for this very page as a reader would, and sets in what
 * has become of it. A screen reader hears of that once, in the words of `data-look-say`, and of nothing before. Stops when
 * the answer waits no more, and after five minutes in any case.
 */
export function lookAgain(root: HTMLElement): void {
  const started = Date.now();
  let failures = 0;
  let looks = 0;

  const take = (fresh: HTMLElement | null): boolean => {
    if (!fresh) return false;
    if (fresh.dataset.lookState === root.dataset.lookState) return true;
    // Read first: what is shown moves from that page to this one.
    const title = fresh.querySelector("[data-look-title]")?.textContent ?? "";
    root.dataset.lookState = fresh.dataset.lookState;
    root.querySelector("[data-look-shown]")?.replaceWith(fresh.querySelector("[data-look-shown]")!);
    const voice = root.querySelector("[data-look-say]");
    if (voice) voice.textContent = title;
    return fresh.dataset.lookAgain === "yes";
  };

  const look = async () => {
    let goesOn = true;
    try {
      if (!document.hidden) {
        const reply = await fetch(location.href, { headers: { accept: "text/html" } });
        if (!reply.ok) throw new Error(String(reply.status));
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        goesOn = take(page.querySelector<HTMLElement>("[data-look-again]"));
        failures = 0;
      }
    } catch {
      failures += 1;
    }
    if (goesOn) wait();
  };

  const wait = () => {
    const openFor = Date.now() - started;
    const calm = nextWait({ failures, openFor, retryAfter: 0 });
    const soon = failures === 0 ? SOON[looks] : undefined;
    looks += 1;
    if (openFor < PATIENCE) setTimeout(look, soon ?? calm);
  };

  if (root.dataset.lookAgain === "yes") wait();
}
