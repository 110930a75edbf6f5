import { Form } from "@remix-run/react";
import { useMemo } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { useListKeys } from "#app/ui/admin/use-list-keys.ts";
import type { Standing } from "../conditions.ts";
import { Likelihood, type ShownSignature, SignatureFacts } from "./signature-facts.tsx";

type Verdict = "invalid" | "counts";

const keysOf: Record<Verdict, string> = { invalid: "i", counts: "c" };
const keys = Object.values(keysOf);

const verdictsOf: Record<Standing, Verdict[]> = {
  held: ["invalid", "counts"],
  caught: ["invalid"],
  counted: ["invalid"],
  invalid: ["counts"],
};

type ReviewListProps = {
  signatures: ShownSignature[];
  standing: Standing;
  action: string;
  timeZone: string;
  seesPeople: boolean;
};

/** Signatures with what may be done to each, and to all that are ticked. One form; keys press its buttons. */
export function ReviewList({ signatures, standing, action, timeZone, seesPeople }: ReviewListProps) {
  const t = useT("review");
  const ids = useMemo(() => signatures.map(({ id }) => id), [signatures]);
  const list = useListKeys(ids, keys);
  const verdicts = verdictsOf[standing];
  return (
    <Form method="post" action={action} className="mod-queue">
      <input type="hidden" name="intent" value="judge" />
      <ul ref={list} className="mod-list" aria-label={t(`standings.${standing}`)}>
        {signatures.map((signature) => (
          <li key={signature.id} data-row="" tabIndex={-1} className="mod-row">
            <label className="mod-tick">
              <input type="checkbox" name="ids" value={signature.id} />
              <span className="hidden-text">{t("tick", { name: signature.name })}</span>
            </label>
            <div>
              <SignatureFacts {...{ signature, timeZone, seesPeople }} />
            </div>
            <div className="rev-side">
              <Likelihood suspicion={signature.suspicion} />
              <div className="mod-deeds">
                {verdicts.map((verdict) => (
                  <button
                    key={verdict}
                    type="submit"
                    name="one"
                    value={`${verdict}:${signature.id}`}
                    data-key={keysOf[verdict]}
                    aria-label={t(`verdictOn.${verdict}`, { name: signature.name })}
                    className="button button-two"
                  >
                    {t(`verdicts.${verdict}`)}
                  </button>
                ))}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <div className="mod-bar">
        <p className="adm-hint">{t("tickedLabel")}</p>
        {verdicts.map((verdict) => (
          <button key={verdict} type="submit" name="verdict" value={verdict} className="button button-two">
            {t(`verdicts.${verdict}`)}
          </button>
        ))}
        <p className="adm-hint mod-keys">{t("keys")}</p>
      </div>
    </Form>
  );
}
