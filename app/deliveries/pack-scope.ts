import type { Language } from "#app/i18n/language.ts";
import { livesIn } from "#app/outreach/lives-in.ts";

export type Query = (text: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** What a pack is of. `division`: only those who are known to live there; null: everybody. */
export type Asked = {
  petition: string;
  language: Language;
  asOf: string;
  zip: boolean;
  division: string | null;
};

/** SQL: the signatures that a pack is of; the first three parameters of its statement are `asked`. */
export const ASKED = `petition_id = $1 AND status = 'counted' AND counted_at <= $2
  AND ($3::text IS NULL OR ${livesIn("signature.supporter_id", "$3::text")})`;

export const asked = ({ petition, asOf, division }: Asked): unknown[] => [petition, asOf, division];
