/** What is revised. It belongs to a campaign: with its id goes who may see it. */
export type Subject = {
  /** "campaign", "petition", "post"; of something not made yet "new-post", with the campaign's id. */
  kind: string;
  id: string;
  campaignId: string;
};

/** A value that a field may have; a document of rich text is one. */
export type FieldValue = string | number | boolean | null | FieldValue[] | { [key: string]: FieldValue };

/** Values by field. A field in two languages is two: "title.en" and "title.es". */
export type Content = Record<string, FieldValue>;

export type RevisionLine = {
  version: number;
  /** ISO instant. */
  at: string;
  /** Null: how it was before revisions of it were kept. */
  author: string | null;
};

export type Revision = RevisionLine & { content: Content };

/** Of which state a posted form was made. */
export type Base = {
  /** The version that its writer has seen. */
  version: number;
  /**
   * Its writer was told that somebody else had saved: `from` is the version both began with, `take` the fields in
   * which theirs is to be kept.
   */
  merge: { from: number; take: string[] } | null;
};

/** One field that two people changed since the same version, in different ways. */
export type Clash = { field: string; base: FieldValue; mine: FieldValue; theirs: FieldValue };

/** What somebody else did between somebody's looking and saving. */
export type Meanwhile = {
  /** Who saved last, and when; the version that is there now. */
  latest: RevisionLine;
  /** The version that both began with. */
  from: number;
  /** What both changed: one has to choose. */
  clashes: Clash[];
  /** What only they changed, and what it was. */
  theirs: { field: string; base: FieldValue; theirs: FieldValue }[];
  /** Both together: theirs where only they changed something, mine where I did. */
  merged: Content;
};

/** What is to be saved, and of which state it was made. */
export type ContentSave<What extends string> = {
  content: Content;
  base: Base;
  /** Fields whose translation was found to be still right. */
  stillRight?: readonly string[];
  /** As the trail names it, where it is no plain change. */
  what?: What;
};

export type SaveOutcome =
  | { outcome: "saved"; name: string; version: number }
  | { outcome: "unchanged" }
  | { outcome: "changed-meanwhile"; meanwhile: Meanwhile }
  | { outcome: "not-found" };
