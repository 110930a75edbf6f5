import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { passwordLength } from "../password-rule.ts";

/** What a link says that was used, replaced, or is too old. */
export function LinkOver() {
  const t = useT("staff");
  return (
    <>
      <h1>{t("entrance.over.title")}</h1>
      <p>{t("entrance.over.text")}</p>
      <p>
        <Link to="/admin/sign-in">{t("entrance.toSignIn")}</Link>
      </p>
    </>
  );
}

/** Says for how long there are no more tries; nothing while there are. */
export function TooMany({ seconds }: { seconds: number }) {
  const t = useT("staff");
  if (seconds === 0) return null;
  return (
    <p className="adm-flash" data-tone="bad" role="alert">
      {t("entrance.tooMany", { count: Math.ceil(seconds / 60) })}
    </p>
  );
}

/** The field of the address that one signs in with. */
export function EmailField({ typed, error }: { typed?: string | string[]; error?: string }) {
  const t = useT("staff");
  return (
    <TextField
      name="email"
      type="email"
      label={t("entrance.email")}
      defaultValue={typed}
      error={error}
      autoComplete="username"
      maxLength={254}
      required
    />
  );
}

/** The field of a password that is being chosen. */
export function NewPasswordField({
  name = "password",
  label,
  error,
}: {
  name?: string;
  label: string;
  error?: string;
}) {
  const t = useT("staff");
  return (
    <TextField
      name={name}
      type="password"
      label={label}
      hint={t("entrance.newPasswordHint", { count: passwordLength.from })}
      error={error}
      autoComplete="new-password"
      minLength={passwordLength.from}
      maxLength={passwordLength.to}
      required
    />
  );
}
