const PAGE = /^(?:\/es)?\/donate\/[^/]+\/?$/;

/** Whether a page's form leads on to the page on which one pays. */
export function isGivingPage(pathname: string): boolean {
  return PAGE.test(pathname);
}
