import { IconLock, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/index.ts';
import { Dialog, IconButton, LoadingRows, PanelHeader } from '../../ui/index.ts';
import { ShownAnswer } from '../faq/index.ts';
import { articleToRead } from './asking.ts';
import css from './suggestions.module.css';

/** An article of the team's own, read beside the reply that one writes. */
export function GuideDialog({ articleId, title, onClose }: { articleId: string; title: string; onClose: () => void }) {
  const t = useT();
  const { data } = useQuery(articleToRead(articleId));
  return (
    <Dialog label={title} from="right" width={440} onClose={onClose}>
      <PanelHeader
        title={title}
        after={
          <IconButton label={t('faq.close')} icon={<IconX size={17} stroke={1.8} aria-hidden />} onClick={onClose} />
        }
      />
      <div className={css.guide}>
        <p className={css.teamOnly}>
          <IconLock size={14} stroke={1.8} aria-hidden />
          {t('faq.teamOnly')}
        </p>
        {data === undefined ? <LoadingRows /> : <ShownAnswer html={data.body} />}
      </div>
    </Dialog>
  );
}
