import { randomFromPool } from "#app/platform/random-pool.server.ts";

/** No letters that are mistaken for digits or make words. */
const alphabet = "23456789bcdfghjkmnpqrstvwxyz";
const length = 10;

/** The code of a personal share link: 10 of 28 characters, random; the unique index settles the rest. */
export function newShareCode(): string {
  let code = "";
  while (code.length < length)
    for (const byte of randomFromPool(16)) {
      // What does not divide evenly is thrown away, so that every character is as likely.
      if (byte < alphabet.length * 9 && code.length < length) code += alphabet[byte % alphabet.length];
    }
  return code;
}
