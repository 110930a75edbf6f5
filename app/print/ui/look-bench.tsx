import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StoredPicture } from "#app/media/picture.ts";
import { FormErrors } from "#app/ui/admin/form-errors.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { useEditorWords } from "#app/ui/admin/use-editor-words.ts";
import { inkChecks, isGround } from "#app/ui/look.ts";
import { standingErrors } from "../look-errors.ts";
import { type Alts, inkFields, inkSetOf, type LookFields, readInks, withAlt } from "../look-form.ts";
import { ContrastList } from "./contrast-list.tsx";
import { GroundField } from "./ground-field.tsx";
import { InkFields } from "./ink-fields.tsx";
import { PlateField } from "./plate-field.tsx";
import { ProofWall } from "./proof-wall.tsx";
import { AltFields, WordFields } from "./word-fields.tsx";

export type LookBenchProps = {
  /** What the form opens with: what is saved, or what was typed. */
  fields: LookFields;
  /** Of what is saved, so that nobody overwrites what somebody else saved meanwhile. */
  version: string;
  /** The languages that there are words in. */
  languages: Language[];
  /** Codes by field. */
  errors: Record<string, string>;
  /** The picture of one's own that was chosen before; null: none. */
  picture: StoredPicture | null;
  campaignId: string;
  /** Address of the proofs, without a query. */
  proofHref: string;
  /** Whether who looks may save; everybody may try. */
  mayChange: boolean;
  /** More that is chosen here, below the drawing. */
  children?: ReactNode;
  /** What can be taken home, once it is saved. */
  downloads?: ReactNode;
};

/** Changes fields of the form. */
export type Change = (fields: Partial<LookFields>) => void;

const INKS: readonly (keyof LookFields)[] = ["paper", "ink1", "ink2", "third", "pull3"];

/** The poster bench: title, inks and drawing at the left, and at the right everything that is printed from them. */
export function LookBench({
  fields: first,
  version,
  languages,
  errors,
  picture,
  campaignId,
  proofHref,
  mayChange,
  children,
  downloads,
}: LookBenchProps) {
  const t = useT("print");
  const [fields, setFields] = useState(first);
  const form = useRef<HTMLFormElement>(null);
  // What was chosen before the page came to life stands in the form alone.
  useEffect(() => {
    if (form.current) setFields((before) => ({ ...before, ...chosenIn(form.current!, before) }));
  }, []);
  const busy = useNavigation().formMethod === "POST";
  // The words that stood there when a picture was chosen, which is some time before it has arrived.
  const wordsAtChoosing = useRef<Alts | null>(null);
  const change: Change = (changed) => {
    const chosen = changed.picture ? wordsAtChoosing.current : null;
    setFields((before) => withAlt(withInks({ ...before, ...changed }, changed), { before, first, chosen }));
  };
  const editor = useEditorWords();
  const standing = standingErrors(errors, first, fields);
  const found = Object.entries(standing).map(([field, code]) => ({
    field,
    // What is wrong with a picture is said in the words of all pictures.
    text: field.startsWith("picture") ? editor(code) : t(`errors.${code}` as "errors.required"),
  }));
  const inks = readInks(fields);
  const ground = isGround(fields.ground) ? fields.ground : "paper";
  const error = (field: string) => found.find((one) => one.field === field)?.text;
  return (
    <div className="bench">
      <Panel title={t("bench.choose")}>
        <Form
          ref={form}
          className="adm-form bench-form"
          id="form"
          method="post"
          encType="multipart/form-data"
          noValidate
        >
          <FormErrors title={t("bench.refused", { count: found.length })} errors={found} />
          <input type="hidden" name="intent" value="look" />
          <input type="hidden" name="version" value={version} />
          <WordFields {...{ fields, languages, change, error }} />
          <InkFields {...{ fields, change, error }} />
          <PlateField
            {...{ fields, inks, change, picture, campaignId, errors: standing }}
            onChosen={() => {
              wordsAtChoosing.current = fields;
            }}
          />
          <AltFields {...{ fields, languages, change, error }} />
          {children}
          <GroundField {...{ fields, change }} />
          <ContrastList checks={inks ? inkChecks(inks, ground) : []} change={change} />
          <div className="adm-actions">
            <WithoutScript>
              <button
                type="submit"
                formMethod="get"
                formEncType="application/x-www-form-urlencoded"
                className="button button-two"
                name="proof"
                value="1"
              >
                {t("bench.proof")}
              </button>
            </WithoutScript>
            {mayChange ? (
              <button type="submit" className="button button-key" aria-busy={busy || undefined}>
                {t("bench.save")}
              </button>
            ) : null}
          </div>
        </Form>
      </Panel>
      <ProofWall {...{ fields, inks, ground, languages, proofHref, downloads }} />
    </div>
  );
}

function chosenIn(form: HTMLFormElement, fields: LookFields): Partial<LookFields> {
  const given = new FormData(form);
  const known = Object.keys(fields).filter((name) => typeof given.get(name) === "string");
  const typed = Object.fromEntries(known.map((name) => [name, given.get(name)]));
  // A box that is not ticked is not sent.
  return { third: "", ...typed };
}

/** A tried set fills in its colours; a colour of one's own leaves the set. */
function withInks(fields: LookFields, changed: Partial<LookFields>): LookFields {
  if (changed.set && changed.set !== "own") {
    const inks = readInks(fields);
    return inks ? { ...fields, ...inkFields(inks) } : fields;
  }
  if (!INKS.some((name) => name in changed)) return fields;
  const own = { ...fields, set: "own" as const };
  const inks = readInks(own);
  return { ...own, set: inks ? inkSetOf(inks) : "own" };
}

/** With the script, proofs are pulled while one chooses. */
function WithoutScript({ children }: { children: ReactNode }) {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated ? null : children;
}
