import { Form } from "@remix-run/react";

type StatusButtonProps = {
  status: string;
  text: string;
  look: "key" | "two";
};

/** One step of a state: a form of one button. */
export function StatusButton({ status, text, look }: StatusButtonProps) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="status" />
      <input type="hidden" name="status" value={status} />
      <button type="submit" className={`button button-${look}`}>
        {text}
      </button>
    </Form>
  );
}
