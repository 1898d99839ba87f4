import { IconAppWindow, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import type { CastCustomer, CastMember } from '../../../contract/dev.ts';
import { type Speaking, useSpeaking } from '../../i18n/index.ts';
import { Face, Key, LoadingRows } from '../../ui/index.ts';
import { castAsked } from './asking.ts';
import css from './cast-column.module.css';
import { customerKeys } from './dev-keys.ts';

/** Who can be met: teammates by signing in as them, customers by their page, and nobody. */
export function CastColumn({
  onTeammate,
  onNobody,
}: {
  onTeammate: (id: string, second: boolean) => void;
  onNobody: () => void;
}) {
  const speaking = useSpeaking();
  const { t } = speaking;
  const { data: cast } = useQuery(castAsked);
  return (
    <section className={css.cast} aria-label={t('dev.cast.label')}>
      <h2 className={css.group}>
        {t('dev.cast.behind')}
        <span>{t('dev.cast.keySignsIn')}</span>
      </h2>
      {cast === undefined ? <LoadingRows rows={6} /> : null}
      {cast?.teammates.map((member, place) => (
        <button
          key={member.id}
          type="button"
          className={css.person}
          aria-current={cast.signedInAs === member.id ? 'true' : undefined}
          title={[member.department, member.who].filter(Boolean).join(': ')}
          onClick={(event: MouseEvent) => onTeammate(member.id, event.shiftKey)}
        >
          <Face person={member} size={28} decorative />
          <Words name={member.name} words={memberWords(member, speaking)} />
          <Key keys={String(place + 1)} />
        </button>
      ))}
      <h2 className={`${css.group} ${css.next}`}>{t('dev.cast.before')}</h2>
      {cast?.customers.map((customer, place) => (
        <a
          key={customer.id}
          className={css.person}
          href={customer.page}
          target="_blank"
          rel="noreferrer"
          title={customer.subject}
        >
          <Face person={customer} size={28} customer decorative />
          <Words name={customer.name} words={customerWords(customer, speaking)} />
          <Key keys={customerKeys[place] ?? ''} />
        </a>
      ))}
      {cast === undefined ? null : (
        <button
          type="button"
          className={css.person}
          aria-current={cast.signedInAs === null ? 'true' : undefined}
          onClick={onNobody}
        >
          <span className={css.nobody}>
            <IconUserOff size={15} stroke={1.6} aria-hidden />
          </span>
          <Words name={t('dev.cast.nobody')} words={t('dev.cast.stranger')} />
          <Key keys="0" />
        </button>
      )}
      <p className={css.hint}>
        <IconAppWindow size={15} stroke={1.6} aria-hidden />
        <span>{t('dev.cast.secondWindow', { key: '⇧' })}</span>
      </p>
    </section>
  );
}

function Words({ name, words }: { name: string; words: string }) {
  return (
    <span className={css.words}>
      <b className="sp-truncate">{name}</b>
      <span className="sp-truncate">{words}</span>
    </span>
  );
}

function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language;
}

/** "agent, Customer desk, Spanish": what they may do and where, and what they speak. */
function memberWords({ role, desks, department, locale: speaks }: CastMember, { t, locale }: Speaking): string {
  const where = desks.length === 0 ? department : desks.join(', ');
  return [t(`dev.role.${role}`), where, languageName(speaks, locale)].filter(Boolean).join(', ');
}

function customerWords({ tickets, language }: CastCustomer, { t, locale }: Speaking): string {
  return [t('dev.cast.requests', { count: tickets }), language ? languageName(language, locale) : null]
    .filter(Boolean)
    .join(', ');
}
