import { linkify } from './linkifying.ts';
import css from './message-body.module.css';

/** Plain text with its line breaks, and with its web and mail addresses as links that open apart. */
export function LinkedWords({ text }: { text: string }) {
  return (
    <div className={css.plain} dir="auto">
      {linkify(text).map((piece, place) =>
        piece.kind === 'link' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
          <a key={place} href={piece.href} target="_blank" rel="noopener noreferrer nofollow" className={css.link}>
            {piece.words}
          </a>
        ) : (
          piece.words
        ),
      )}
    </div>
  );
}
