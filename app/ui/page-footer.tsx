import type { ReactNode } from "react";
import type { PictureSize } from "../platform/picture-sizes.ts";
import { classNames } from "./class-names.ts";
import { Logo } from "./masthead.tsx";

export type PageFooterProps = {
  name: string;
  logo?: PictureSize | null;
  about: ReactNode;
  /** Postal address, contact: one line each. */
  lines?: ReactNode[];
  links: { href: string; text: string; rel?: string }[];
  linksLabel: string;
  /** The printer's mark: "Printed on Groundswell, open source". */
  printersMark: string;
};

/** The flood of key ink at the foot of every page, with the colour bar and the printer's mark. */
export function PageFooter({
  name,
  logo,
  about,
  lines = [],
  links,
  linksLabel,
  printersMark,
  risen,
}: PageFooterProps & { risen: boolean }) {
  return (
    <footer className={classNames("flood footer", risen && "footer-risen")}>
      <div className="wrap">
        <div>
          {logo ? <Logo picture={logo} /> : null}
          <p className="slug">{name}</p>
          <p className="small">{about}</p>
          {lines.map((line, index) => (
            // Lines never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <p className="small" key={index}>
              {line}
            </p>
          ))}
        </div>
        <nav aria-label={linksLabel}>
          <ul>
            {links.map(({ href, text, rel }) => (
              <li key={href}>
                <a href={href} rel={rel}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="footer-marks">
          <span className="printers-mark">{printersMark}</span>
          <ColourBar />
        </div>
      </div>
    </footer>
  );
}

/** The inks of the sheet, as printers leave them on its edge. */
export function ColourBar() {
  return (
    <svg className="colour-bar" viewBox="0 0 104 26" aria-hidden="true">
      <rect width="25" height="25" x=".5" y=".5" className="plate-key" stroke="var(--on-key)" />
      <rect width="26" height="26" x="26" className="plate-spot" />
      <rect width="26" height="26" x="52" className="plate-act" />
      <rect width="26" height="26" x="78" className="plate-paper" />
    </svg>
  );
}
