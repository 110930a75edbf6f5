/** Who represents an address, as JSON. */
export const LOOK_UP_API = "/api/officials";

const PAGE = /^(?:\/es)?\/officials(?:\/|\.data)?$/;

/** Whether a page's query may hold where somebody lives. */
export function isLookUpPage(pathname: string): boolean {
  return PAGE.test(pathname);
}
