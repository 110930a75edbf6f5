/** Large mail houses by their domains: what comes too fast for one of them is turned away at all of its domains. */
const houses = {
  google: ["gmail.com", "googlemail.com"],
  microsoft: ["outlook.com", "hotmail.com", "live.com", "msn.com", "hotmail.es", "outlook.es", "live.com.mx"],
  yahoo: ["yahoo.com", "ymail.com", "rocketmail.com", "aol.com", "yahoo.es", "yahoo.com.mx", "verizon.net"],
  apple: ["icloud.com", "me.com", "mac.com"],
  comcast: ["comcast.net", "xfinity.com"],
  proton: ["proton.me", "protonmail.com", "pm.me"],
} as const;

/** Mails of one lane share a limit. The empty one is of everybody else, each domain of which has few. */
export const lanes: readonly string[] = ["", ...Object.keys(houses)];

const ofHouse = ([lane, domains]: [string, readonly string[]]) =>
  `WHEN d.domain IN (${domains.map((domain) => `'${domain}'`).join(", ")}) THEN '${lane}'`;

/** SQL: the lane of the address that `email`, SQL itself, gives. */
export const laneSql = (email: string): string =>
  `(SELECT CASE ${Object.entries(houses).map(ofHouse).join(" ")} ELSE '' END
    FROM (SELECT split_part(${email}, '@', 2) AS domain) d)`;
