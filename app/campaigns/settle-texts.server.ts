import { languages } from "#app/i18n/language.ts";
import { settlePictures } from "#app/media/picture-queries.server.ts";
import type { RichText } from "#app/platform/rich-text.ts";
import type { Content, FieldValue } from "#app/revisions/revision.ts";

/** Puts what is stored of pictures into a text field of both languages; pictures that nobody uploaded go. */
export async function settleTexts(content: Content, field: string): Promise<Content> {
  const settled = await Promise.all(
    languages.map(async (language): Promise<[string, FieldValue]> => {
      const name = `${field}.${language}`;
      return [name, (await settlePictures(content[name] as RichText)) as FieldValue];
    }),
  );
  return { ...content, ...Object.fromEntries(settled) };
}
