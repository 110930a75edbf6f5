import { useT } from "#app/i18n/use-translate.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import type { Role } from "../permissions.ts";

type AccessFieldsProps = {
  /** The roles that whoever looks at this may give. */
  roles: Role[];
  campaigns: { id: string; name: string }[];
  chosenRole?: string;
  /** Ids of the campaigns somebody is held to; none: all. */
  chosenCampaigns?: readonly string[];
  error?: string;
};

/** What somebody may do: a role, and perhaps only certain campaigns. */
export function AccessFields({
  roles,
  campaigns,
  chosenRole,
  chosenCampaigns = [],
  error,
}: AccessFieldsProps) {
  const t = useT("staff");
  const options = roles.map((role) => ({
    value: role,
    text: t(`roles.${role}.name`),
    note: t(`roles.${role}.text`),
  }));
  return (
    <>
      <RadioGroup
        name="role"
        legend={t("list.role")}
        options={options}
        chosen={chosenRole}
        error={error}
        required
      />
      {campaigns.length > 0 ? (
        <Fieldset id="campaigns" legend={t("list.restrict")} hint={t("list.restrictHint")}>
          {campaigns.map(({ id, name }) => (
            <CheckField
              key={id}
              name="campaigns"
              id={`campaign-${id}`}
              value={id}
              label={name}
              checked={chosenCampaigns.includes(id)}
            />
          ))}
        </Fieldset>
      ) : null}
    </>
  );
}
