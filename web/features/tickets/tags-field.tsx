import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { changeField, latest } from './changing.ts';
import css from './tags-field.module.css';

/** The ticket's tags, each with its way out, and a field for the next: Enter or a comma takes it. */
export function TagsField({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const mayChange = ticket.can.change;
  const setTags = (tags: readonly string[]) => void changeField(latest(ticket), { field: 'tags', value: tags });
  const take = () => {
    const tag = typed.trim().slice(0, LIMITS.tagLength);
    setTyped('');
    if (tag === '' || ticket.tags.includes(tag) || ticket.tags.length >= LIMITS.tags) return;
    setTags([...ticket.tags, tag]);
  };
  if (!mayChange && ticket.tags.length === 0) return null;
  return (
    <div className={css.tags}>
      {ticket.tags.map((tag) => (
        <span key={tag} className={css.tag} title={tag}>
          <span className="sp-truncate">{tag}</span>
          {mayChange ? (
            <button
              type="button"
              className={css.away}
              aria-label={t('tickets.field.removeTag', { tag })}
              onClick={() => setTags(ticket.tags.filter((other) => other !== tag))}
            >
              <IconX size={12} stroke={2} aria-hidden />
            </button>
          ) : null}
        </span>
      ))}
      {mayChange ? (
        <input
          className={css.input}
          aria-label={t('tickets.field.addTag')}
          placeholder={t('tickets.field.addTag')}
          maxLength={LIMITS.tagLength}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === ',') {
              event.preventDefault();
              take();
            } else if (event.key === 'Backspace' && typed === '' && ticket.tags.length > 0) {
              setTags(ticket.tags.slice(0, -1));
            } else if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              setTyped('');
              event.currentTarget.blur();
            }
          }}
        />
      ) : null}
    </div>
  );
}
