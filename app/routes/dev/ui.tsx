// GET /_ui: every part of the design system, in development only. ?mode=light|dark shows one of the two.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { FormSpecimens } from "./form-specimens.tsx";
import { GraphicSpecimens } from "./graphic-specimens.tsx";
import { PageSpecimens } from "./page-specimens.tsx";
import { StateSpecimens } from "./state-specimens.tsx";
import { TypeSpecimens } from "./type-specimens.tsx";
import "./ui.css";

const LONG_SPANISH =
  "Que la policía local no entregue a nuestros vecinos a la migra: gobernador, firme la Ley TRUST";

export function loader({ request }: LoaderFunctionArgs) {
  if (process.env.NODE_ENV !== "development") throw new Response("Not found", { status: 404 });
  const wanted = new URL(request.url).searchParams.get("mode");
  return {
    modes: (["light", "dark"] as const).filter((mode) => wanted === null || wanted === mode),
    headlines: {
      short: setHeadline("This time, / sign it.", "en"),
      middle: setHeadline("Governor, sign the TRUST Act", "en", { aspect: 0.42 }),
      accents: setHeadline("Esta vez, / fírmela.", "es"),
      long: setHeadline(LONG_SPANISH, "es"),
    },
  };
}

export type Headlines = Awaited<ReturnType<typeof loader>>["headlines"];

export default function UiRoute() {
  const { modes, headlines } = useLoaderData<typeof loader>();
  return (
    <div className="specimen-sheets">
      {modes.map((mode) => (
        <div className="specimen-sheet" data-mode={mode} key={mode}>
          <PageSpecimens mode={mode} headlines={headlines}>
            <TypeSpecimens headlines={headlines} />
            <GraphicSpecimens mode={mode} />
            <FormSpecimens mode={mode} />
            <StateSpecimens mode={mode} />
          </PageSpecimens>
        </div>
      ))}
    </div>
  );
}
