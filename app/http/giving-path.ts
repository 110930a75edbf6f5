const PAGE = /^(?:\/es)?\/donate\/[^/]+\/?$/;

/** Whether a page's form leads on to the page on which one pays. */
export function isGivingPage(pathname: string): boolean {
  return PAGE.test(pathname);
}

const OWN_PAGE = /^(?:\/es)?\/giving\/[^/]+\/?$/;

/** Whether it is a giver's own page, one of whose forms leads on to where the card is changed. */
export function isGiverPage(pathname: string): boolean {
  return OWN_PAGE.test(pathname);
}
