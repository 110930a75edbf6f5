import { petitionName } from "#app/petitions/petition-name.ts";

/** What a page is called in a language, else in the other one, else by its slug: as petitions are. */
export const pageName = petitionName;
