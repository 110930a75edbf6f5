/**
 * Makes what Word, Google Docs and web pages put on the clipboard into plain HTML that means the same: their lists
 * into lists, their headings one level down, links where they lead; styles, comments and foreign pictures go.
 * For the browser.
 */
export function cleanPasted(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { body } = page;
  removeComments(page);
  for (const foreign of body.querySelectorAll(
    "style, script, meta, link, title, xml, img:not(figure[data-picture] img), svg, object, iframe, br.Apple-interchange-newline",
  )) {
    foreign.remove();
  }
  for (const element of [...body.querySelectorAll("*")]) if (element.tagName.includes(":")) unwrap(element);
  // Google Docs puts everything into one bold element that is not bold.
  for (const wrapper of body.querySelectorAll<HTMLElement>(
    'b[id^="docs-internal-guid"], b[style*="font-weight:normal"]',
  ))
    unwrap(wrapper);
  wordLists(page);
  nestLists(body);
  headings(page);
  links(body);
  for (const empty of body.querySelectorAll("p, h2, h3")) {
    if (!empty.textContent?.replaceAll("\u00a0", " ").trim() && !empty.querySelector("figure"))
      empty.remove();
  }
  return body.innerHTML;
}

function removeComments(page: Document): void {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** The level that Word gives a paragraph of a list, beginning with 1; 0: it is none. */
function listLevel(element: Element): number {
  const level = /mso-list:[^;"]*\blevel(\d)/i.exec(element.getAttribute("style") ?? "")?.[1];
  return level ? Number(level) : 0;
}

/** Word's lists are paragraphs that begin with a mark of their own. */
function wordLists(page: Document): void {
  let open: HTMLElement[] = [];
  let last: Element | null = null;
  for (const paragraph of [...page.body.querySelectorAll("p")]) {
    const level = listLevel(paragraph);
    if (level === 0) continue;
    if (!last || last.nextElementSibling !== paragraph) open = [];
    const kind = takeMark(paragraph) ? "ol" : "ul";
    open = open.slice(0, level);
    if (open[level - 1] && open[level - 1]!.tagName.toLowerCase() !== kind) open = open.slice(0, level - 1);
    while (open.length < level) {
      const list = page.createElement(kind);
      const item = open.at(-1)?.lastElementChild;
      if (item) item.append(list);
      else if (open.length > 0) open.at(-1)!.append(list);
      else paragraph.before(list);
      open.push(list);
    }
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    open[level - 1]!.append(item);
    last = open[0]!;
    paragraph.remove();
  }
}

/** Takes the mark away that Word wrote before an item. True: it was a number or a letter. */
function takeMark(paragraph: Element): boolean {
  const mark = [...paragraph.querySelectorAll("span")].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  );
  const text = (mark?.textContent ?? "").replaceAll("\u00a0", " ").trim();
  mark?.remove();
  return /^\(?(?:\d+|[a-z]|[ivx]+)[.)]/i.test(text);
}

/** Google Docs and old editors put inner lists beside items instead of into them. */
function nestLists(body: HTMLElement): void {
  for (const list of body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    const item = list.previousElementSibling;
    if (item?.tagName === "LI") item.append(list);
  }
}

/** The page has its title already: headings begin one level down, and are bold by themselves. */
function headings(page: Document): void {
  const { body } = page;
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6, p.MsoTitle, p.MsoSubtitle")) {
    const top = heading.tagName === "H1" || heading.tagName === "H2" || heading.className === "MsoTitle";
    const own = page.createElement(top ? "h2" : "h3");
    own.append(...heading.childNodes);
    for (const bold of own.querySelectorAll("b, strong")) unwrap(bold);
    for (const styled of own.querySelectorAll("[style]")) styled.removeAttribute("style");
    heading.replaceWith(own);
  }
}

function links(body: HTMLElement): void {
  for (const link of body.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    const google = /^https:\/\/www\.google\.com\/url\?/.test(href)
      ? new URL(href).searchParams.get("q")
      : null;
    const to = (google ?? href).replace(/^http:/i, "https:");
    if (/^(https:|mailto:|tel:)/i.test(to)) link.setAttribute("href", to);
    else unwrap(link);
  }
}
