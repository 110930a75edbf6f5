import { formatDate } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLangOf, useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Picture } from "#app/ui/figures.tsx";
import { Section } from "#app/ui/section.tsx";
import type { ShownDelivery } from "../delivery.ts";

/** What was handed over to whom, and what they said. */
export function Delivered({ deliveries }: { deliveries: ShownDelivery[] }) {
  const t = useT("deliveries");
  if (deliveries.length === 0) return null;
  return (
    <Section title={t("public.title")} id="delivered">
      <ol className="delivered">
        {deliveries.map((delivery) => (
          <li key={delivery.id}>
            <One delivery={delivery} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function One({ delivery }: { delivery: ShownDelivery }) {
  const t = useT("deliveries");
  const language = useLanguage();
  const lang = useLangOf()(delivery.language);
  const { deliveredOn, signatures, by, to, answer, petition, pictures } = delivery;
  return (
    <article className="delivered-one">
      <p className="slug">
        <time dateTime={deliveredOn}>{formatDate(deliveredOn, "day", language)}</time>
      </p>
      <h3>
        {t("public.count", { count: signatures })}{" "}
        <a href={localPath(language, `/petitions/${petition.slug}`)}>{petition.title}</a>
      </h3>
      <p lang={lang}>{t("public.to", { to })}</p>
      <p lang={lang} className="muted">
        {t("public.by", { by })}
      </p>
      {answer ? (
        <div className="delivered-answer">
          <h4>{t("public.answer")}</h4>
          {answer.split(/\n+/u).map((paragraph) => (
            <p key={paragraph} lang={lang}>
              {paragraph}
            </p>
          ))}
        </div>
      ) : null}
      {pictures.length > 0 ? (
        <div className="delivered-pictures">
          {pictures.map(({ id, width, height, alt }) => (
            <Picture
              key={id}
              pictureId={id}
              width={width}
              height={height}
              alt={alt}
              sizes="(min-width: 900px) 24rem, 100vw"
            />
          ))}
        </div>
      ) : null}
    </article>
  );
}
