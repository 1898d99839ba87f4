import { LinkDoubtMark } from './link-target.tsx';
import { linkify } from './linkifying.ts';
import css from './message-body.module.css';

/** Plain text with its line breaks, and with its web and mail addresses as links that open apart. */
export function LinkedWords({ text, known = [] }: { text: string; known?: readonly string[] }) {
  return (
    <div className={css.plain} dir="auto">
      {linkify(text).map((piece, place) =>
        piece.kind === 'link' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <span key={place}>
            <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow" className={css.link}>
              {piece.words}
            </a>
            <LinkDoubtMark words={piece.words} href={piece.href} known={known} />
          </span>
        ) : (
          piece.words
        ),
      )}
    </div>
  );
}
