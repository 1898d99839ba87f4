import { useQuery } from '@tanstack/react-query';
import type { TicketDetail } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, FaceStack } from '../../ui/index.ts';
import { follow } from './following.ts';
import css from './linked-tickets.module.css';
import side from './side-panel.module.css';
import { togetherOf } from './together.ts';

/** Who hears of this ticket, in one quiet line. */
export function FollowersLine({ ticket }: { ticket: TicketDetail }) {
  const t = useT();
  const me = useMe();
  const { data } = useQuery(togetherOf(ticket.id));
  if (data === undefined) return null;
  const { followers, following } = data;
  const names = followers.map(({ id, name }) => (id === me.id ? t('together.follow.you') : name)).join(', ');
  return (
    <section className={`${side.section} ${css.followers}`} aria-label={t('together.follow.title')}>
      {followers.length > 0 ? <FaceStack people={followers} size={20} ground="var(--sp-canvas)" /> : null}
      <p className="sp-truncate" title={followers.map(({ name }) => name).join(', ')}>
        {followers.length === 0 ? t('together.follow.nobody') : `${t('together.follow.title')} ${names}`}
      </p>
      <Button size={24} kind="quiet" onClick={() => void follow(ticket, me, !following)}>
        {t(following ? 'together.keys.unfollow' : 'together.keys.follow')}
      </Button>
    </section>
  );
}
