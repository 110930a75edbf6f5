import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { fromParagraphs } from "#app/platform/rich-text.ts";

let made = 0;

interface PostOptions extends Partial<Prisma.PostUncheckedCreateInput> {
  campaignId: string;
  title?: string;
  /** Languages it is written in. */
  languages?: ("en" | "es")[];
}

/** Stores a published update, in both languages unless told otherwise. */
export function createPost({ title, languages = ["en", "es"], ...given }: PostOptions) {
  made += 1;
  const { kind = "update" } = given;
  return prisma.post.create({
    data: {
      kind,
      slug: `post-${made}`,
      datedOn: new Date("2012-12-21"),
      publishedAt: new Date("2013-01-03T09:00:00Z"),
      ...given,
      translations: {
        create: languages.map((language) => ({
          language,
          title: title ?? (language === "es" ? "Nos reunimos" : "They met with us"),
          excerpt: language === "es" ? "Por primera vez." : "For the first time.",
          ...(kind !== "press" && {
            body: fromParagraphs(language === "es" ? "Nos recibieron." : "They sat down with us."),
          }),
          ...(kind === "statement" && { datelinePlace: "Los Angeles" }),
        })),
      },
    },
  });
}
