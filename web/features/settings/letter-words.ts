/** RFC 3676, 4.3: what follows this line is a signature. */
const signature = /\n-- ?\n[\s\S]*$/;

/** The paragraphs of a mail's text without its signature, its links and what stands above it (the company's name). */
export function letterWords(text: string): string[] {
  return text
    .replaceAll('\r\n', '\n')
    .replace(signature, '')
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .replace(/[([]?https?:\/\/\S+/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph, at) => paragraph !== '' && at > 0);
}
