import { type PictureSize, pictureHref, pictureWidths } from "../platform/picture-sizes.ts";
import { classNames } from "./class-names.ts";

export type MastheadProps = {
  /** The organisation or campaign, and where its name leads. */
  name: string;
  href: string;
  /** In the place of the house's mark. */
  logo?: PictureSize | null;
  nav?: { label: string; links: { href: string; text: string; current?: boolean }[] } | null;
  /** Every language of the page, the current one included. Each link leads to the same page in that language. */
  languages: {
    label: string;
    links: { code: string; name: string; href: string; current: boolean }[];
  };
  /** Leaves out the navigation on phones, where a form has to stand high. */
  slim?: boolean;
};

/** The head of a page: mark and name, the sections, the languages. */
export function Masthead({ name, href, logo, nav, languages, slim }: MastheadProps) {
  return (
    <header className={classNames("masthead", slim && "masthead-slim")}>
      <div className="wrap">
        <a className="masthead-name" href={href}>
          {logo ? <Logo picture={logo} /> : <HouseMark />}
          <span>{name}</span>
        </a>
        {nav && nav.links.length > 0 ? (
          <nav className="masthead-nav" aria-label={nav.label}>
            <ul>
              {nav.links.map((link) => (
                <li key={link.href}>
                  <a href={link.href} aria-current={link.current ? "page" : undefined}>
                    {link.text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <nav className="masthead-languages" aria-label={languages.label}>
          <ul>
            {languages.links.map(({ code, name: language, href: to, current }) => (
              <li key={code}>
                <a href={to} lang={code} hrefLang={code} aria-current={current ? "true" : undefined}>
                  {language}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** The organisation's own mark. Its name stands beside it, so it says nothing of its own. */
export function Logo({ picture: { id, width, height } }: { picture: PictureSize }) {
  const [narrowest] = pictureWidths(width);
  return <img className="logo" src={pictureHref(id, narrowest!)} width={width} height={height} alt="" />;
}

const SUN =
  "M10.2 29L4.9 28.7L-0.3 28.1L0.3 26L5.7 27.1L10.3 28.1ZM10 27L6.8 26.3L3.7 25.2L4.5 23.5L7.7 24.8L10.4 26ZM11.2 25.2L6.2 22.8L1.3 20.1L3 18.1L7.7 21.3L11.8 24.3ZM12.1 23.4L9.2 21.3L6.5 18.9L8.3 17.4L10.8 20.1L13 22.6ZM13.6 21.9L10.1 17.8L6.9 13.5L9 12.4L12 17.1L14.5 21.3ZM15.5 20.8L13.8 17.7L12.3 14.5L14.2 14L15.5 17.4L16.4 20.4ZM17.4 20.3L15.7 15.2L14.4 9.9L17 9.7L17.9 15.3L18.5 20.1ZM19.6 19.9L19.2 16.2L19.1 12.6L20.7 12.8L20.6 16.6L20.4 19.9ZM21.6 20.1L22.4 14.6L23.3 9.1L25.2 9.8L23.8 15.4L22.5 20.3ZM23.5 20.4L24.5 17.2L25.7 14L27.4 15L25.9 18.2L24.5 20.9ZM25.5 21.2L27.9 16.8L30.6 12.6L32.4 14.2L29.2 18.3L26.3 21.8ZM26.8 22.8L29.2 20L31.8 17.4L33.2 19.2L30.3 21.7L27.6 23.7ZM28.5 24.2L32.5 21.2L36.6 18.4L37.6 20.5L33 23L29 25.1ZM29.6 26.1L32.8 24.7L36.1 23.4L36.4 25L33 26.1L29.9 26.9ZM29.8 28.1L35.3 26.8L41 25.7L41 28.2L35.1 28.8L29.9 29.1Z";

/** The mark of the house: the sun over two swells. */
export function HouseMark() {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <path className="plate-spot" d={SUN} />
      <path
        fill="var(--head)"
        d="M0 31l7-2.5 6 1.8 7-2.3 7 2.3 6-1.8 7 2.5v2.6l-7-2.3-6 1.8-7-2.3-7 2.3-6-1.8-7 2.3zM0 36.5l7-2.5 6 1.8 7-2.3 7 2.3 6-1.8 7 2.5V39l-7-2.3-6 1.8-7-2.3-7 2.3-6-1.8L0 39z"
      />
    </svg>
  );
}
