import { useT } from "../i18n/use-translate.tsx";
import { jpgWidth, pictureHref, pictureSources } from "../platform/picture-sizes.ts";
import { providerNames, type Video, videoHref } from "../platform/video.ts";

type PictureProps = {
  pictureId: string;
  width: number;
  height: number;
  alt: string;
  /** `sizes` of the place it stands in. */
  sizes?: string;
};

/** An uploaded picture in the width that its place needs; its room is kept while it loads. */
export function Picture({
  pictureId,
  width,
  height,
  alt,
  sizes = "(min-width: 760px) 40rem, 100vw",
}: PictureProps) {
  return (
    <img
      src={pictureHref(pictureId, jpgWidth(width), "jpg")}
      srcSet={pictureSources({ id: pictureId, width, height })}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt}
      loading="lazy"
      decoding="async"
    />
  );
}

/** A picture in a text, with its caption. */
export function PictureFigure({ caption, ...picture }: PictureProps & { caption: string | null }) {
  return (
    <figure className="figure">
      <Picture {...picture} />
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}

/** A video in a text: a card that leads to it. Nothing of the other site is loaded before somebody goes there. */
export function VideoLink({ title, ...video }: Video & { title: string }) {
  const t = useT("common");
  const name = providerNames[video.provider];
  return (
    <p className="video-card">
      <a href={videoHref(video)} rel="noopener noreferrer">
        <b>{title || t("video.untitled")}</b>
        <span>{t("video.watch", { name })}</span>
      </a>
    </p>
  );
}
