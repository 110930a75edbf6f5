export type PartnerName = { key: string; name: string; href?: string | null };

/** The bill of names: who stands behind it, in the type of a boxing poster. */
export function PartnerNames({ partners }: { partners: PartnerName[] }) {
  return (
    <ul className="names">
      {partners.map(({ key, name, href }) => (
        <li key={key}>
          {href ? (
            <a href={href} rel="noopener">
              {name}
            </a>
          ) : (
            name
          )}
        </li>
      ))}
    </ul>
  );
}
