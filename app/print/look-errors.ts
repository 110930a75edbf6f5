import { plainHeadline } from "#app/ui/headline.ts";
import { inkChecks, isGround, readHex } from "#app/ui/look.ts";
import { type LookFields, readInks } from "./look-form.ts";

type Errors = Record<string, string>;

/**
 * Of what a form was refused for, what is wrong still: a reproach goes as soon as what it complains of is good.
 *
 * Shapes: `errors` are codes by field, `refused` what was posted then, `fields` what stands in the form now. An error
 * that the fields alone cannot settle stays.
 */
export function standingErrors(errors: Errors, refused: LookFields, fields: LookFields): Errors {
  return Object.fromEntries(
    Object.entries(errors).filter(([field, code]) => stands(field, code, refused, fields)),
  );
}

function stands(field: string, code: string, refused: LookFields, fields: LookFields): boolean {
  if (field.startsWith("picture")) return pictureStands(code, refused, fields);
  if (code.startsWith("contrast-")) return fails(code.slice("contrast-".length), fields);
  if (!isField(field, fields)) return true;
  const now = fields[field];
  if (field.startsWith("title_") && code === "required") return plainHeadline(now) === "";
  // What was said of the drawing was refused for a picture, so that a box may be filled in and wrong.
  if (code === "undescribed")
    return fields.plate !== "drawing" && (now.trim() === "" || now === refused[field]);
  if (field === "pull3") return fields.set === "own" && fields.third === "on" && !readHex(now);
  if (isInk(field)) return !readHex(now);
  return now === refused[field];
}

/** One that is gone came back without its id: that another took its place is told by saving it alone. */
function pictureStands(code: string, refused: LookFields, fields: LookFields): boolean {
  return fields.plate !== "drawing" && (code === "picture-gone" || fields.picture === refused.picture);
}

function isField(name: string, fields: LookFields): name is keyof LookFields {
  return name in fields;
}

function isInk(name: keyof LookFields): boolean {
  return name === "paper" || name === "ink1" || name === "ink2";
}

/** A colour that is half typed makes nothing readable yet. */
function fails(name: string, fields: LookFields): boolean {
  const inks = readInks(fields);
  if (!inks) return true;
  const ground = isGround(fields.ground) ? fields.ground : "paper";
  return inkChecks(inks, ground).some((check) => check.name === name && !check.passes);
}
