import { Arcade, Lamp } from '../../ui/drawings.tsx';
import { Logo } from '../../ui/logo.tsx';
import { Block, Line } from './block.tsx';
import css from './gallery.module.css';

const roles = [
  'canvas',
  'rail',
  'surface',
  'raised',
  'sunken',
  'hover',
  'selected',
  'line',
  'line-strong',
  'control',
  'ink',
  'ink-2',
  'ink-3',
  'primary',
  'primary-soft',
  'primary-line',
  'primary-ink',
  'attn',
  'attn-soft',
  'attn-line',
  'attn-ink',
  'note',
  'note-soft',
  'note-line',
  'note-ink',
  'info',
  'info-soft',
  'info-ink',
  'plum-soft',
  'plum-ink',
  'focus',
  'mark',
];

export function Foundations() {
  return (
    <>
      <Block name="Roles">
        <div className={css.swatches}>
          {roles.map((role) => (
            <span key={role} className={css.swatch}>
              <i style={{ background: `var(--sp-${role})` }} />
              {role}
            </span>
          ))}
        </div>
      </Block>
      <Block name="Drawings">
        <Line>
          <Logo size={30} ground="var(--sp-surface)" />
          <Logo size={36} ground="var(--sp-surface)" />
          <Lamp />
        </Line>
        <div className={css.well} style={{ height: 216 }}>
          <Arcade />
        </div>
      </Block>
    </>
  );
}
