import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { ConsentBoxes } from "#app/petitions/ui/consent-boxes.tsx";
import { errorSentence } from "#app/petitions/ui/error-words.ts";
import { SignFields } from "#app/petitions/ui/sign-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { ErrorSummary, FormFrame, HoneypotField } from "#app/ui/form-frame.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { DonateReply, GiveFormProps } from "../donate-view.ts";
import { giveErrorCodes, giveFields } from "../give-form.ts";
import { CommentFields } from "./comment-fields.tsx";
import { DedicationFields } from "./dedication-fields.tsx";
import { GiveNote } from "./give-note.tsx";

type Props = GiveFormProps & {
  slug: string;
  isTest: boolean;
  left: boolean;
  known: Record<string, string>;
  reply: DonateReply | null;
};

/** How much, how often, who: the one form between a supporter and the payment page. Works without a script. */
export function GiveForm({ slug, isTest, left, known, reply, ...form }: Props) {
  const t = useT("donations");
  const petition = useT("petitions");
  const language = useLanguage();
  const typed = reply && "typed" in reply ? reply.typed : known;
  const errors = reply?.kind === "invalid" ? reply.errors : {};
  const check = localPath(language, `/donate/${slug}/check.json`);
  const sentence = (field: string, codes: string[]) => {
    const own = giveErrorCodes.find((code) => code === codes[0]);
    return own ? t(`errors.${own}`, form) : (errorSentence(petition, field, codes) ?? "");
  };
  const spoken = Object.fromEntries(
    Object.entries(errors).map(([field, codes]) => [field, sentence(field, codes)]),
  );
  return (
    <FormFrame
      id="give"
      title={t("form.title")}
      data-form={`give-${slug}`}
      data-keep=""
      data-check={check}
      data-guard=""
    >
      <ErrorSummary
        title={t("errors.title", { count: Object.keys(errors).length })}
        errors={Object.entries(spoken).map(([field, text]) => ({
          field: field === "form" ? "give" : field,
          text,
        }))}
      />
      <GiveNote {...{ reply, isTest, left }} />
      {form.monthly ? (
        <RadioGroup
          name="interval"
          legend={t("form.interval")}
          chosen={typed.interval ?? form.interval}
          error={spoken.interval}
          options={(["once", "month"] as const).map((value) => ({ value, text: t(`form.${value}`) }))}
        />
      ) : null}
      <AmountFields {...form} slug={slug} typed={typed} spoken={spoken} />
      <CheckField
        name="cover_fee"
        label={t("form.cover")}
        hint={t("form.coverHint", form.fee)}
        checked={Boolean(typed.cover_fee)}
      />
      {form.designations.length > 0 ? (
        <SelectField
          name="designation"
          label={t("form.designation")}
          error={spoken.designation}
          defaultValue={typed.designation ?? ""}
          options={[
            { value: "", text: t("form.anything") },
            ...form.designations.map((value) => ({ value, text: value })),
          ]}
        />
      ) : null}
      <SignFields
        fields={{ ...giveFields(form), comments: "hidden" }}
        countries={[]}
        showComments={false}
        typed={typed}
        errors={errors}
        hints={{ postal_code: null }}
        suggestion={reply?.kind === "invalid" ? reply.suggestion : undefined}
      />
      {form.dedications ? <DedicationFields typed={typed} spoken={spoken} /> : null}
      {form.asksEmployer ? <WorkFields typed={typed} spoken={spoken} /> : null}
      <CommentFields typed={typed} spoken={spoken} areShown={form.showsGivers} />
      <ConsentBoxes consents={form.consents} askPublic={false} typed={typed} />
      {reply?.kind === "given-nearby" ? <CheckField name="again" label={t("nearby.box")} /> : null}
      <HoneypotField name="website" label={petition("form.website")} />
      <input type="hidden" name="form_token" value={form.formToken} />
      <input type="hidden" name="referrer" defaultValue={typed.referrer ?? ""} data-referrer="" />
      <input type="hidden" name="proof" defaultValue="" />
      <input type="hidden" name="wait" value={reply?.kind === "wait" ? reply.wait : (typed.wait ?? "")} />
      <Button icon="coin" wide>
        {t("form.submit")}
      </Button>
      <p className="fine muted">
        {t("form.where")} <a href={localPath(language, "/privacy")}>{t("form.privacy")}</a>
      </p>
      <template data-error-line="">
        <p className="field-error">
          <Icon name="alert" />
          <span />
        </p>
      </template>
    </FormFrame>
  );
}

type Typed = { typed: Record<string, string>; spoken: Record<string, string> };

function AmountFields({ slug, typed, spoken, ...form }: GiveFormProps & Typed & { slug: string }) {
  const t = useT("donations");
  const path = localPath(useLanguage(), `/donate/${slug}`);
  const { currency, otherCurrencies, least, most, trial } = form;
  // A form that comes back shows the set that it showed before.
  const variant = trial && (typed.variant === "a" || typed.variant === "b" ? typed.variant : trial.shown);
  const amounts = variant === "b" ? trial!.amountsB : form.amounts;
  return (
    <>
      <input type="hidden" name="currency" value={currency} />
      {variant ? <input type="hidden" name="variant" value={variant} /> : null}
      <RadioGroup
        name="amount"
        legend={t("form.amount")}
        hint={form.areAroundLast ? t("form.aroundLast") : undefined}
        chosen={typed.amount}
        error={spoken.amount}
        options={amounts}
        narrow
      />
      <TextField
        name="amount_other"
        label={t("form.other")}
        hint={`${t("form.otherHint", { currency, least, most })} ${t("form.otherCounts")}`}
        error={spoken.amount_other}
        defaultValue={typed.amount_other ?? ""}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        data-instead-of="amount"
        short
      />
      {otherCurrencies.length > 0 ? (
        <p className="small">
          {t("form.currencies")}:{" "}
          {otherCurrencies.map((other) => (
            <a key={other} href={`${path}?currency=${other}#give`}>
              {other}
            </a>
          ))}
        </p>
      ) : null}
    </>
  );
}

function WorkFields({ typed, spoken }: Typed) {
  const t = useT("donations");
  return (
    <>
      {(["employer", "occupation"] as const).map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`form.${name}`)}
          defaultValue={typed[name] ?? ""}
          error={spoken[name]}
          hint={name === "employer" ? t("form.workHint") : undefined}
          maxLength={100}
          required
        />
      ))}
    </>
  );
}
