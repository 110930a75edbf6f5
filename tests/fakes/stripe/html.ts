const STYLE = `body{font:1.1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:2rem auto;padding:0 1rem}
.test{background:#fde047;padding:.5rem 1rem;font-weight:700}label{display:block;margin:.75rem 0}
input{display:block;font:inherit;width:100%;padding:.4rem;box-sizing:border-box}
button{font:inherit;display:block;width:100%;padding:.6rem;margin:.5rem 0;min-height:44px}
.amount{font-size:2rem;font-weight:700}.error{color:#b91c1c;font-weight:700}`;

/** Markup that is already safe. */
export type Markup = { markup: string };

/** Fills a template; everything put in is escaped, but for other markup. */
export function html(parts: TemplateStringsArray, ...values: (string | Markup | Markup[])[]): Markup {
  const filled = parts.map((part, at) => part + (at < values.length ? safe(values[at]!) : ""));
  return { markup: filled.join("") };
}

function safe(value: string | Markup | Markup[]): string {
  if (Array.isArray(value)) return value.map(({ markup }) => markup).join("");
  if (typeof value !== "string") return value.markup;
  return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function pageOf(language: string, title: string, notice: string, body: Markup): string {
  const { markup } = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${{ markup: STYLE }}</style></head>
<body><p class="test">${notice}</p><main>${body}</main></body></html>`;
  return markup;
}
