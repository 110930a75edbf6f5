import { Button, ButtonLink, ButtonRow } from "#app/ui/button.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { ErrorSummary, Fieldset, FormFrame, HoneypotField, TwoUp } from "#app/ui/form-frame.tsx";
import { Section } from "#app/ui/section.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";

export function FormSpecimens({ mode }: { mode: string }) {
  const id = (name: string) => `${name}-${mode}`;
  return (
    <>
      <Section title="Buttons">
        <ButtonRow>
          <ButtonLink href="#act" icon="pen">
            Sign the petition
          </ButtonLink>
          <ButtonLink href="#two" look="two">
            Call instead
          </ButtonLink>
          <Button look="key" icon="link" type="button">
            Copy
          </Button>
          <Button type="button" disabled>
            Closed
          </Button>
          <Button type="button" small>
            Sign
          </Button>
        </ButtonRow>
      </Section>
      <Section title="Forms">
        <div className="columns columns-even">
          <FreshForm id={id} />
          <FormWithErrors id={id} />
        </div>
      </Section>
    </>
  );
}

type Ids = { id: (name: string) => string };

function FreshForm({ id }: Ids) {
  return (
    <FormFrame title="Add your name" action="#fresh">
      <HoneypotField name={id("website")} label="Leave this empty" />
      <TwoUp>
        <TextField name={id("given")} label="First name" autoComplete="given-name" required />
        <TextField name={id("family")} label="Last name" autoComplete="family-name" required />
      </TwoUp>
      <TextField name={id("email")} label="Email" type="email" autoComplete="email" required />
      <TextField
        name={id("zip")}
        label="ZIP code"
        hint="To find who represents you. Never published."
        inputMode="numeric"
        autoComplete="postal-code"
        short
      />
      <SelectField
        name={id("country")}
        label="Country"
        options={[
          { value: "US", text: "United States" },
          { value: "MX", text: "Mexico" },
        ]}
      />
      <TextArea name={id("comments")} label="Why do you sign?" optional="if you like" />
      <RadioGroup
        name={id("outcome")}
        legend="How did it go?"
        options={[
          { value: "talked", text: "We talked" },
          { value: "voicemail", text: "Left a voicemail", note: "They listen to all of them" },
        ]}
      />
      <Fieldset id={id("consent")} legend="Hear from us">
        <CheckField name={id("opt_in")} label="Email me about this campaign. I can leave whenever I like." />
        <CheckField name={id("public")} label="Show my first name and town on the list." checked />
      </Fieldset>
      <Button icon="pen" wide>
        Sign the petition
      </Button>
    </FormFrame>
  );
}

function FormWithErrors({ id }: Ids) {
  return (
    <div lang="es">
      <FormFrame title="Firme aquí" action="#errors">
        <ErrorSummary
          title="Faltan dos cosas"
          errors={[
            { field: id("correo"), text: "Correo: falta la parte después de la @" },
            { field: id("postal"), text: "Código postal: cinco cifras" },
          ]}
        />
        <TextField name={id("nombre")} label="Nombre" defaultValue="María de los Ángeles" />
        <TextField
          name={id("correo")}
          label="Correo electrónico"
          defaultValue="maria@"
          error="Escriba un correo completo, como maria@ejemplo.org."
        />
        <TextField
          name={id("postal")}
          label="Código postal"
          hint="Para saber quién le representa. No se publica."
          defaultValue="9370"
          error="Cinco cifras, por ejemplo 93702."
        />
        <CheckField
          name={id("acepto")}
          label="He leído cómo se usan mis datos."
          error="Marque la casilla para seguir."
        />
        <Button icon="pen" wide>
          Firmar la petición
        </Button>
      </FormFrame>
    </div>
  );
}
