import type { RichText } from "#app/platform/rich-text.ts";
import type { FieldValue } from "#app/revisions/revision.ts";
import { readable } from "#app/revisions/word-diff.ts";
import { TextArea } from "#app/ui/text-field.tsx";

type RichTextFieldProps = {
  name: string;
  label: React.ReactNode;
  hint?: React.ReactNode;
  error?: string;
  value: RichText;
  /** What was typed and not saved, as it was posted; goes before the value. */
  typed?: string;
  lang?: string;
};

/** A text with structure, in plain notation. */
export function RichTextField({ value, typed, ...field }: RichTextFieldProps) {
  return <TextArea {...field} rows={12} defaultValue={typed ?? readable(value as FieldValue)} />;
}
