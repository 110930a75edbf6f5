/** A date column's value: "2012-09-30" at midnight UTC. */
export function on(isoDate: string): Date {
  return new Date(`${isoDate}T00:00:00Z`);
}

/** One translation for each language, as a nested Prisma write. */
export function inBoth<T extends object>(en: T, es: T) {
  return {
    create: [
      { language: "en" as const, ...en },
      { language: "es" as const, ...es },
    ],
  };
}
