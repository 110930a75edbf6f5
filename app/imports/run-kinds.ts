/** Kinds of runs of this room. */
export const LOOK_RUN = "import-look";
export const IMPORT_RUN = "supporter-import";
export const UNDO_RUN = "import-undo";
