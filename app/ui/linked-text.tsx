const address = /([\w.+-]+@[\w-]+(?:\.[\w-]+)*[\w-]|https?:\/\/[^\s,)]*[^\s,.):])/;

/** Running text in which mail and web addresses are links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(address).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence, printed once
          <a key={index} href={part.includes("://") ? part : `mailto:${part}`}>
            {part}
          </a>
        ),
      )}
    </>
  );
}
