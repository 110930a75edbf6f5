import { useNavigation, useRevalidator } from "@remix-run/react";
import { type RefObject, useEffect, useState } from "react";
import type { Editor } from "../editing.server.ts";
import { editingPath } from "../editing-path.ts";
import type { EditorState } from "../editor-state.server.ts";
import { baseNames } from "../read-base.ts";
import type { RevisionLine } from "../revision.ts";

/** How often a page says that it is open; see editing.server.ts. */
const SAYS_SO_MS = 20_000;
/** How often what is typed is looked at. */
const LOOKS_MS = 2_000;
/** What a browser still sends while it leaves a page. */
const LAST_WORDS = 60_000;

type News = { others: Editor[]; newer: RevisionLine | null };
/** When the draft was kept last; `failed`: it could not be; null: nothing was typed. */
type Kept = string | "failed" | null;

/** Tells the server that the form in `frame` is open, keeps what is typed in it, and hears what others do. */
export function useEditing(frame: RefObject<HTMLElement>, state: EditorState): News & { kept: Kept } {
  const [news, setNews] = useState<News>({ others: state.others, newer: null });
  const [kept, setKept] = useState<Kept>(null);
  const path = editingPath(state.subject);
  const { version, isOpen } = state;
  const { state: moving } = useNavigation();
  const { revalidate } = useRevalidator();

  // What was posted when the session had ended is a draft: the page that asks to sign in took the form's place.
  useEffect(() => {
    const lost = isOpen ? postedBefore(path) : null;
    forgetPosted(path);
    if (lost) void send(path, lost, false).then(revalidate);
  }, [path, isOpen, revalidate]);
  // An answer came and the page is still this one: what was posted is saved, or kept by the server.
  useEffect(() => {
    if (moving === "idle") forgetPosted(path);
  }, [moving, path]);

  useEffect(() => {
    setNews((before) => ({ ...before, newer: null }));
    // What was saved is no draft any more.
    setKept(null);
    if (!isOpen) return;
    const ask = async () => {
      const answer = await fetch(`${path}?version=${version}`).catch(() => null);
      if (answer?.ok) setNews(await answer.json());
    };
    const timer = setInterval(() => void ask(), SAYS_SO_MS);
    return () => clearInterval(timer);
  }, [path, version, isOpen]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version begins a new draft.
  useEffect(
    () => (frame.current && isOpen ? keepTyped(frame.current, path, setKept) : undefined),
    [path, version, isOpen],
  );
  return { ...news, kept };
}

/** Looks at the form every other moment once somebody has begun to work in it, and keeps what changed. */
function keepTyped(frame: HTMLElement, path: string, told: (kept: Kept) => void): () => void {
  let last: string | null = null;
  let posted = false;
  let over = false;
  const form = () => frame.querySelector(`input[name="${baseNames.version}"]`)?.closest("form") ?? null;
  const begin = () => {
    const found = form();
    last ??= found && textOf(found);
  };
  const look = async (leaving: boolean) => {
    const found = form();
    // Whoever typed before the page came to life has begun already, and nobody was told.
    if (last === null && !posted && found && wasTypedIn(found)) last = "";
    if (last === null || !found || found.querySelector("[aria-busy]")) return;
    const text = textOf(found);
    if (text === last) return;
    last = text;
    const kept = await send(path, text, leaving);
    if (!over) told(kept);
  };
  // What is posted is saved: nothing of it is left to be kept.
  const stop = (event: Event) => {
    posted = true;
    last = null;
    const found = form();
    if (found && found === event.target) rememberPosted(path, textOf(found));
  };
  const away = () => {
    if (document.visibilityState === "hidden") void look(true);
  };
  const timer = setInterval(() => void look(false), LOOKS_MS);
  const begins = ["keydown", "pointerdown", "beforeinput", "paste", "drop"];
  for (const name of begins) frame.addEventListener(name, begin, true);
  frame.addEventListener("submit", stop);
  document.addEventListener("visibilitychange", away);
  return () => {
    // Whoever leaves by a link of the panel has typed up to this moment.
    void look(true);
    over = true;
    clearInterval(timer);
    for (const name of begins) frame.removeEventListener(name, begin, true);
    frame.removeEventListener("submit", stop);
    document.removeEventListener("visibilitychange", away);
  };
}

/** Whether a field holds something else than it was served with. */
function wasTypedIn(form: HTMLFormElement): boolean {
  const fields = form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file])",
  );
  const plain = (text: string) => text.replaceAll("\r\n", "\n");
  return [...fields].some((field) => plain(field.value) !== plain(field.defaultValue));
}

function textOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  return fields.toString();
}

const postedKey = (path: string) => `posted ${path}`;

function rememberPosted(path: string, text: string): void {
  try {
    sessionStorage.setItem(postedKey(path), text);
  } catch {
    // It is full or shut: the form is posted all the same.
  }
}

const postedBefore = (path: string) => sessionStorage.getItem(postedKey(path));

const forgetPosted = (path: string) => sessionStorage.removeItem(postedKey(path));

async function send(path: string, text: string, leaving: boolean): Promise<Kept> {
  const fields = new URLSearchParams(text);
  fields.set("intent", "draft");
  const body = fields.toString();
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" },
    body,
    keepalive: leaving && body.length < LAST_WORDS,
  }).catch(() => null);
  if (!answer?.ok) return "failed";
  const { at } = (await answer.json()) as { at: string | null };
  return at;
}
