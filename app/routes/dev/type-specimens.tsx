import { motifs } from "#app/ui/art/drawing.ts";
import { Art } from "#app/ui/art.tsx";
import { Fist, Icon, type IconName } from "#app/ui/icon.tsx";
import { Lockup } from "#app/ui/lockup.tsx";
import { Section } from "#app/ui/section.tsx";
import type { Headlines } from "./ui.tsx";

const icons: IconName[] = [
  "pen",
  "phone",
  "mail",
  "coin",
  "share",
  "check",
  "alert",
  "link",
  "chat",
  "document",
  "search",
  "flag",
  "menu",
  "print",
  "clock",
  "people",
  "close",
  "pin",
  "feed",
  "bird",
  "sky",
  "face",
];

export function TypeSpecimens({ headlines }: { headlines: Headlines }) {
  return (
    <>
      <Section title="Headlines">
        <div className="columns columns-even">
          <Lockup headline={headlines.middle} as="h2" />
          <div lang="es" className="stack">
            <Lockup headline={headlines.accents} as="h2" accentLast />
          </div>
          <div lang="es">
            <Lockup headline={headlines.long} as="h2" accentLast />
          </div>
          <Lockup headline={headlines.short} as="h2" short />
        </div>
      </Section>
      <Section title="Una llamada de auxilio no debe acabar en deportación: ¡Ñandú, Índigo, Última!">
        <div className="prose">
          <p>
            Under Secure Communities, local police share the fingerprints of everyone they book.{" "}
            <a href="#prose">Immigration authorities</a> can then ask the jail to keep holding that person.
          </p>
          <h3>What it changes</h3>
          <ul>
            <li>Witnesses talk, victims call.</li>
            <li>Families get home.</li>
          </ul>
          <blockquote>
            <p>A clear line, the same in every county.</p>
          </blockquote>
        </div>
      </Section>
      <Section title="Six drawings, twenty-two signs">
        <div className="cards">
          {motifs.map((motif) => (
            <Art key={motif} motif={motif} title={`Drawing: ${motif}`} />
          ))}
        </div>
        <p className="button-row">
          <a className="icon-link" href="#next">
            <Fist /> The next step
          </a>
          {icons.map((name) => (
            <span className="icon-link" key={name}>
              <Icon name={name} /> {name}
            </span>
          ))}
        </p>
      </Section>
    </>
  );
}
