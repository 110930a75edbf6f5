import { nextWait } from "./next-wait.ts";
import { type Live, showLive } from "./show-live.ts";

const announceEvery = 60_000;

/**
 * Keeps the count and the latest signers under `root` fresh without a reload. `data-live` is the address of
 * the JSON. Asks only while the page is seen, and less and less while the server is away; gives up when the
 * petition is gone. A screen reader hears of a new count once a minute at most.
 */
export function refreshLive(root: HTMLElement): void {
  const source = root.dataset.live!;
  const started = Date.now();
  let known: number | undefined;
  let announcedAt = started;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout>;

  const wait = (retryAfter: number) => {
    clearTimeout(timer);
    timer = setTimeout(look, nextWait({ failures, openFor: Date.now() - started, retryAfter }));
  };

  const take = (live: Live) => {
    showLive(root, live);
    const voice = root.querySelector("[data-live-say]");
    if (voice && known !== undefined && live.signatures > known && Date.now() - announcedAt > announceEvery) {
      announcedAt = Date.now();
      voice.textContent = live.words.say;
    }
    known = live.signatures;
  };

  const look = async () => {
    if (document.hidden) return;
    let retryAfter = 0;
    try {
      const reply = await fetch(source, { headers: { accept: "application/json" } });
      if (reply.status === 404 || reply.status === 410) return;
      retryAfter = Number(reply.headers.get("retry-after")) || 0;
      if (!reply.ok) throw new Error(String(reply.status));
      take(await reply.json());
      failures = 0;
    } catch {
      failures += 1;
    }
    wait(retryAfter);
  };

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (!document.hidden) look();
  });
  wait(0);
}
