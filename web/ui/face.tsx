import type { CSSProperties } from 'react';
import css from './face.module.css';
import { initials, tintOf } from './face-letters.ts';

export interface Person {
  id: string;
  name: string;
}

/**
 * A person by their letters. Teammates are circles on one of six tints; with `customer` a rounded square, so that one
 * sees who is on which side of the counter. Sizes 16 to 52; below 20 one letter. The name is in the title; with
 * `decorative` it is not read out, for where it stands beside the face.
 */
export function Face({
  person,
  size = 24,
  customer = false,
  decorative = false,
}: {
  person: Person;
  size?: number;
  customer?: boolean;
  decorative?: boolean;
}) {
  const letters = initials(person.name);
  const tint = tintOf(person.id);
  const style = {
    '--size': `${size}px`,
    ...(customer ? {} : { background: `var(--sp-face-${tint})`, color: `var(--sp-face-${tint}-ink)` }),
  } as CSSProperties;
  return (
    <span
      className={css.face}
      data-customer={customer || undefined}
      style={style}
      // Drawn and not written, so that a button with a face on it is named by its label alone.
      data-letters={size < 20 ? [...letters][0] : letters}
      title={person.name}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': person.name })}
    />
  );
}

/** Up to `most` faces, the first on top, then how many more. `ground` is what they lie on. */
export function FaceStack({
  people,
  size = 24,
  most = 4,
  ground = 'var(--sp-raised)',
}: {
  people: readonly Person[];
  size?: number;
  most?: number;
  ground?: string;
}) {
  const shown = people.slice(0, most);
  const more = people.length - shown.length;
  return (
    <span className={css.stack} style={{ '--ground': ground } as CSSProperties}>
      {shown.map((person, place) => (
        <span key={person.id} className={css.stacked} style={{ zIndex: most - place }}>
          <Face person={person} size={size} />
        </span>
      ))}
      {more > 0 ? <span className={css.more}>+{more}</span> : null}
    </span>
  );
}
