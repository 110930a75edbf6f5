import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { ErrorSummary, FormFrame } from "#app/ui/form-frame.tsx";
import { Note } from "#app/ui/notes.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { HomeChoice } from "../find-home.server.ts";
import type {
  RepresentativesView,
  RepresentErrors,
  RepresentProblem,
  RepresentTyped,
} from "../representatives-form.ts";

/** What the form is answered with when it could not be taken. */
export type RepresentativesReply = { errors: RepresentErrors; typed: RepresentTyped; isTooMany?: boolean };

type Props = { slug: string; view: RepresentativesView; reply?: RepresentativesReply };

const formId = "represent-form";

/** A ZIP code, a street if one likes, and where several districts are possible the choice between them. */
export function RepresentativesForm({ slug, view, reply }: Props) {
  const t = useT("outreach");
  const officials = useT("officials");
  const sentence = useSentence();
  const { errors = {}, typed, isTooMany } = reply ?? {};
  const { choices = [] } = view.answer ?? {};
  const said = Object.entries(errors).map(([field, problem]) => ({ field, text: sentence(field, problem) }));
  const saidOf = (field: string) => said.find((each) => each.field === field)?.text;
  return (
    <FormFrame
      id={formId}
      action={`${localPath(useLanguage(), `/petitions/${slug}/thanks`)}#represent`}
      title={view.answer && !view.answer.isSettled ? officials("open.streetTitle") : undefined}
    >
      {isTooMany ? (
        <Note icon="clock" bad status>
          {t("represent.tooMany")}
        </Note>
      ) : null}
      <ErrorSummary
        title={officials("form.wrong")}
        errors={said.map(({ field, text }) => ({ field: field === "form" ? formId : field, text }))}
      />
      {choices.map((choice) => (
        <Choice key={choice.type} {...choice} />
      ))}
      <TextField
        name="street_address"
        label={t("represent.street")}
        hint={t("represent.streetHint")}
        optional={t("represent.optional")}
        error={saidOf("street_address")}
        defaultValue={typed?.street_address ?? ""}
        autoComplete="address-line1"
        maxLength={200}
        spellCheck={false}
      />
      <TextField
        name="postal_code"
        label={officials("form.zip")}
        error={saidOf("postal_code")}
        defaultValue={typed?.postal_code ?? view.zip}
        autoComplete="postal-code"
        inputMode="numeric"
        maxLength={12}
        short
        required
      />
      <input type="hidden" name="form_token" value={view.formToken} />
      <Button look="two" icon="search">
        {t("represent.button")}
      </Button>
      {view.geocodes ? (
        <p className="fine muted">{officials("form.private", { geocoder: officials("form.geocoder") })}</p>
      ) : null}
    </FormFrame>
  );
}

/** More than these are easier to find in a list. */
const fewest = 6;

/** The districts of one type that are possible, each with who holds it. None is chosen for anybody. */
function Choice({ type, options }: HomeChoice) {
  const t = useT("outreach");
  const vacant = useT("officials")("choose.vacant");
  const holders = (officials: string[]) => officials.join(", ") || vacant;
  const common = { name: type, hint: t("represent.choose") };
  if (options.length <= fewest)
    return (
      <RadioGroup
        {...common}
        legend={t(`district.${type}`)}
        options={options.map(({ value, name, officials }) => ({
          value,
          text: name,
          note: holders(officials),
        }))}
      />
    );
  return (
    <SelectField
      {...common}
      label={t(`district.${type}`)}
      defaultValue=""
      options={[
        { value: "", text: t("district.choose") },
        ...options.map(({ value, name, officials }) => ({ value, text: `${name}: ${holders(officials)}` })),
      ]}
    />
  );
}

function useSentence() {
  const petitions = useT("petitions");
  const officials = useT("officials");
  return (field: string, problem: RepresentProblem): string => {
    if (problem === "expired") return petitions("errors.form.expired");
    if (problem === "missing" && field === "postal_code") return petitions("errors.missing.postal_code");
    return officials(`problems.${problem}`);
  };
}
