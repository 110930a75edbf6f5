import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { onlyOf } from "./only-of.ts";

type AddressPanelProps = {
  /** "/campaigns" or "/petitions". */
  path: string;
  slug: string;
  oldSlugs: string[];
  origin: string;
  mayEdit: boolean;
  /** Whether somebody may have the address already. */
  isPublic: boolean;
  errors: Record<string, string>;
  typed: Record<string, string>;
};

/** Where a page stands, and the addresses that lead to it from before. */
export function AddressPanel({
  path,
  slug,
  oldSlugs,
  origin,
  mayEdit,
  isPublic,
  errors,
  typed,
}: AddressPanelProps) {
  const t = useT("content");
  const address = `${origin}${path}/${slug}`;
  return (
    <Panel title={t("address.title")} span={5}>
      <p className="adm-address">{isPublic ? <a href={`${path}/${slug}`}>{address}</a> : address}</p>
      {oldSlugs.length > 0 ? (
        <>
          <p className="adm-hint">{t("address.old")}</p>
          <ul className="adm-old-addresses">
            {oldSlugs.map((old) => (
              <li key={old}>{`${path}/${old}`}</li>
            ))}
          </ul>
        </>
      ) : null}
      {mayEdit ? (
        <AdminForm
          key={slug}
          intent="address"
          submit={t("address.change")}
          look="two"
          errors={onlyOf(errors, "slug")}
        >
          <TextField
            name="slug"
            label={t("address.slug")}
            hint={t("address.hint")}
            defaultValue={typed.slug ?? slug}
            error={errors.slug}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        </AdminForm>
      ) : null}
    </Panel>
  );
}
