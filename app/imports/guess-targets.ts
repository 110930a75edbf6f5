import type { CustomField } from "#app/supporters/custom-field.ts";
import { type ColumnTarget, isTakenTwice, type PlainTarget } from "./column-target.ts";

/**
 * Headings as Action Network, NationBuilder, Mailchimp, petition plugins of WordPress, our own files, and people write
 * them, in English and Spanish: without accents, capitals and marks. Of several the earlier one is taken.
 */
const headings: Record<PlainTarget, string> = {
  email:
    "email|e mail|email address|mail|primary email|email1|email 1|correo|correo electronico|direccion de correo|direccion de correo electronico|email del firmante|user email|signer email",
  given_name:
    "given name|first name|firstname|fname|first|forename|nombre|nombres|nombre de pila|primer nombre|name first|can2 user first name",
  family_name:
    "family name|last name|lastname|lname|last|surname|apellido|apellidos|name last|can2 user last name",
  full_name: "full name|name|nombre completo|nombre y apellidos|display name|supporter|signer|firmante",
  phone:
    "phone|phone number|telephone|mobile|mobile number|cell|cell phone|cellphone|mobile phone|telefono|telefono movil|celular|movil|numero de telefono|can2 phone|can2 user phone|sms phone number",
  street_address:
    "street address|address|street|address1|address 1|address line 1|primary address1|primary address|direccion|calle|domicilio|can2 user address",
  locality: "locality|city|town|primary city|ciudad|localidad|municipio|poblacion|can2 user city",
  region:
    "region|state|province|state province|primary state|state abbreviated|estado|provincia|can2 state abbreviated|can2 user state",
  postal_code:
    "postal code|postalcode|zip|zip code|zipcode|postcode|zip postal code|zip postal|primary zip|codigo postal|cp|can2 user zip code",
  country:
    "country|country code|primary country code|primary country|cc|pais|codigo de pais|can2 user country",
  language: "language|lang|preferred language|locale|idioma|lengua|lenguaje|language spoken",
  tags: "tags|tag list|tag|etiquetas|etiqueta|can2 user tags|user tags",
  created_at:
    "created at|created|date created|date|signed at|date signed|signup date|sign up date|date added|timestamp|joined|optin time|confirm time|fecha|fecha de alta|fecha de firma|fecha de creacion|create date",
  "consent.email":
    "email consent|email opt in|email optin|opt in|optin|subscribed|subscription status|can2 subscription status|email subscription status|email marketing|newsletter|suscrito|suscripcion|boletin|acepta correo|consentimiento|status",
  "consent.sms":
    "sms consent|sms opt in|mobile opt in|text opt in|sms subscription status|can2 sms subscription status|mobile subscription status|acepta mensajes|acepta sms",
};

const known = new Map<string, { target: PlainTarget; rank: number }>();
for (const [target, names] of Object.entries(headings)) {
  for (const [rank, name] of names.split("|").entries())
    if (!known.has(name)) known.set(name, { target: target as PlainTarget, rank });
}

/** A heading as it is compared: "E-Mail_Address" is "e mail address". */
const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** What the columns are, as far as their headings tell. Fields of the organisation's own go by their key or name. */
export function guessTargets(columns: readonly string[], fields: readonly CustomField[]): ColumnTarget[] {
  const own = new Map<string, ColumnTarget>(
    fields.flatMap(({ key, labels }) =>
      [key, `custom ${key}`, labels.en, labels.es].map((name) => [plain(name), `custom.${key}`] as const),
    ),
  );
  const guesses = columns.map((heading) => {
    const found = known.get(plain(heading));
    return found ?? { target: own.get(plain(heading)) ?? ("" as const), rank: 0 };
  });
  const targets: ColumnTarget[] = guesses.map(({ target }) => target);
  for (const [at, { target, rank }] of guesses.entries()) {
    // The best name for it wins, and of equal ones the first.
    const better = guesses.some(
      (other, place) => other.target === target && (other.rank < rank || (other.rank === rank && place < at)),
    );
    if (better && isTakenTwice(targets, target)) targets[at] = "";
  }
  const named = targets.includes("given_name");
  return targets.map((target) => (named && target === "full_name" ? "" : target));
}
