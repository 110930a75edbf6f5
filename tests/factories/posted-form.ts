import { formToken } from "#app/petitions/form-token.server.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";

let made = 0;

/** A filled-in form of a petition, served a minute before it is posted. */
export async function postedForm(
  slug: string,
  change: Record<string, string | string[] | null> = {},
  { now = new Date("2013-01-10T18:00:00Z"), servedSecondsAgo = 60, language = "en" as "en" | "es" } = {},
): Promise<URLSearchParams> {
  const petition = await findPetition(slug, language);
  if (!petition) throw new Error(`no petition ${slug}`);
  made += 1;
  const fields: Record<string, string | string[] | null> = {
    given_name: "Ana",
    family_name: "Rivera",
    email: `poster-${made}@example.org`,
    postal_code: "90012",
    country: "US",
    form_token: formToken(petition, new Date(now.getTime() - servedSecondsAgo * 1000)),
    website: "",
    proof: "",
    ...change,
  };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of value === null ? [] : [value].flat()) form.append(name, one);
  return form;
}
