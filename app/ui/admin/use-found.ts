import { useEffect, useState } from "react";
import type { Command } from "./command-palette.tsx";

/** A pause in typing after which it is worth asking. */
const PAUSE_MS = 150;

type Found = { things: Command[]; state: "asking" | "answered" | "failed" };

const nothing: Found = { things: [], state: "answered" };

/** What a finder has for what is typed. What it had before stays until it answers anew. */
export function useFound(finder: string, typed: string): Found {
  const [found, setFound] = useState<Found>(nothing);
  useEffect(() => {
    const words = typed.trim();
    if (words === "") return setFound(nothing);
    const asking = new AbortController();
    setFound((before) => ({ ...before, state: "asking" }));
    const timer = setTimeout(() => {
      ask(`${finder}?${new URLSearchParams({ q: words })}`, asking.signal).then(setFound, () => {
        if (!asking.signal.aborted) setFound({ things: [], state: "failed" });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [finder, typed]);
  return found;
}

async function ask(address: string, signal: AbortSignal): Promise<Found> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return { things: (await answer.json()) as Command[], state: "answered" };
}
