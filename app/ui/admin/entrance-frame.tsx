import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { HouseMark } from "../masthead.tsx";

type EntranceFrameProps = {
  house: string;
  home: string;
  otherLanguage: { href: string; text: string; code: string };
  children: ReactNode;
};

/** The narrow sheet on which somebody comes in. */
export function EntranceFrame({ house, home, otherLanguage, children }: EntranceFrameProps) {
  return (
    <main className="entrance" id="main">
      <a className="adm-house" href={home}>
        <HouseMark />
        <span>{house}</span>
      </a>
      {children}
      <p className="entrance-foot">
        <Link to={otherLanguage.href} lang={otherLanguage.code} hrefLang={otherLanguage.code} reloadDocument>
          {otherLanguage.text}
        </Link>
      </p>
    </main>
  );
}
