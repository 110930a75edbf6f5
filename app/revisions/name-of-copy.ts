import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";

/**
 * What the copy of something is called: "Clean air (copy)", or "(copy 2)" where that is taken already. The copy of a
 * copy is one of the first. At most `longest` characters; what has no name gets none.
 */
export async function nameOfCopy(
  name: string,
  language: Language,
  { longest, isTaken }: { longest: number; isTaken: (name: string) => Promise<boolean> },
): Promise<string> {
  if (name.trim() === "") return name;
  const t = translator(language, "content");
  const marks = (number: number) => (number === 1 ? t("copy.mark") : t("copy.markOf", { number }));
  const bare = stripped(name.trim(), t("copy.mark"));
  for (let number = 1; ; number++) {
    const mark = ` ${marks(number)}`;
    const copy = `${bare.slice(0, longest - mark.length).trimEnd()}${mark}`;
    if (!(await isTaken(copy))) return copy;
  }
}

/** Without "(copy)" or "(copy 2)" at its end. */
function stripped(name: string, mark: string): string {
  const at = name.lastIndexOf(mark.slice(0, -1));
  if (at <= 0 || !/^(?: \d+)?\)$/.test(name.slice(at + mark.length - 1))) return name;
  return name.slice(0, at).trimEnd();
}
