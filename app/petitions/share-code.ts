const form = /^[0-9a-z-]{6,64}$/;

/** The code that stands in a page's `?s=`, if it can be one. */
export function readShareCode(text: string | null): string | null {
  return text && form.test(text) ? text : null;
}
