import { Form } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { PetitionBadge } from "./petition-badge.tsx";

type PetitionStateProps = {
  petition: { status: PetitionStatus; signatures: number; isSigned: boolean };
  mayPublish: boolean;
  mayEdit: boolean;
  errors: Record<string, string>;
};

/** How a petition stands, the steps from there, its copy, and its end while nobody has signed. */
export function PetitionStatePanel({ petition, mayPublish, mayEdit, errors }: PetitionStateProps) {
  const t = useT("content");
  const language = useLanguage();
  const { status, signatures, isSigned } = petition;
  const steps: PetitionStatus[] = [
    ...(status === "open" ? (["closed"] as const) : (["open"] as const)),
    ...(status !== "draft" && !isSigned ? (["draft"] as const) : []),
  ];
  return (
    <Panel title={t("state.title")} span={7}>
      <Facts
        facts={[
          { key: "state", name: t("state.now"), value: <PetitionBadge status={status} /> },
          { key: "signed", name: t("list.signatures"), value: formatCount(signatures, language) },
        ]}
      />
      {errors.status ? (
        <p className="field-error" role="alert">
          {errors.status}
        </p>
      ) : null}
      <div className="adm-actions adm-steps">
        {mayPublish
          ? steps.map((to, at) => (
              <OneButton key={to} intent="status" value={to} look={at === 0 && to === "open" ? "key" : "two"}>
                {t(`petition.steps.${to}`)}
              </OneButton>
            ))
          : null}
        {mayEdit ? (
          <OneButton intent="duplicate" look="two">
            {t("petition.steps.duplicate")}
          </OneButton>
        ) : null}
      </div>
      {mayPublish && !isSigned ? (
        <Confirm summary={t("petition.delete")}>
          <p>{t("petition.deleteText")}</p>
          <AdminForm intent="delete" submit={t("petition.deleteButton")} />
        </Confirm>
      ) : null}
    </Panel>
  );
}

function OneButton({
  intent,
  value,
  look,
  children,
}: {
  intent: string;
  value?: string;
  look: "key" | "two";
  children: string;
}) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {value ? <input type="hidden" name="status" value={value} /> : null}
      <button type="submit" className={`button button-${look}`}>
        {children}
      </button>
    </Form>
  );
}
