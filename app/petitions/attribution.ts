import { readShareCode } from "./share-code.ts";

export type Attribution = {
  source: string | null;
  referrer: string | null;
  utm: Record<string, string> | null;
  /** Code of the personal link that brought this signer. */
  sharedCode: string | null;
};

const cut = (text: string | null, limit: number) => {
  if (text === null) return null;
  const plain = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return plain === "" ? null : [...plain].slice(0, limit).join("");
};

function utmOf(query: URLSearchParams): Record<string, string> | null {
  const utm: Record<string, string> = {};
  for (const [name, value] of query) {
    const key = /^utm_[a-z_]{1,20}$/.test(name) ? name : null;
    const text = cut(value, 200);
    if (key && text && Object.keys(utm).length < 10) utm[key] ??= text;
  }
  return Object.keys(utm).length > 0 ? utm : null;
}

/**
 * Where a signer came from: the form's own fields, else the query of the page that the form stood on, which
 * comes along because the form has no address of its own.
 */
export function attributionOf(
  form: { source: string | null; referrer: string | null },
  query: URLSearchParams,
): Attribution {
  return {
    source: form.source ?? cut(query.get("source"), 200),
    referrer: form.referrer ?? cut(query.get("referrer"), 500),
    utm: utmOf(query),
    sharedCode: readShareCode(query.get("s")),
  };
}
