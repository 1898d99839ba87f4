import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { SearchGap } from '../../../contract/help-centre.ts';
import { may, useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button, LoadingRows, PanelHeader, SectionHeader } from '../../ui/index.ts';
import { searchGaps } from './asking.ts';
import { writeAbout } from './doing.ts';
import { articlePath } from './going.ts';
import css from './questions.module.css';

const inSight = 6;

/** What customers searched for in vain, and what they read and wrote about all the same: what to write next. */
export function SearchGaps() {
  const t = useT();
  const { data, isError, refetch } = useQuery(searchGaps);
  const [all, setAll] = useState(false);
  const missing = (data?.items ?? []).filter(({ why }) => why !== 'wrote_anyway');
  const read = (data?.items ?? []).filter(({ why }) => why === 'wrote_anyway');
  const shown = all ? missing : missing.slice(0, inSight);
  return (
    <>
      <div className={css.gapsHead}>
        <PanelHeader
          title={t('questions-page.gaps')}
          after={<span className={css.small}>{t('questions-page.gapDays', { days: 30 })}</span>}
        />
      </div>
      <div className={css.gaps}>
        {isError ? (
          <p className={css.gapNone}>
            {t('questions-page.gapsAway')}{' '}
            <button type="button" className="sp-link" onClick={() => void refetch()}>
              {t('questions-page.again')}
            </button>
          </p>
        ) : data === undefined ? (
          <LoadingRows />
        ) : missing.length === 0 ? (
          <p className={css.gapNone}>{t('questions-page.noGaps')}</p>
        ) : (
          <ul>
            {shown.map((gap) => (
              <Gap key={`${gap.language} ${gap.words}`} gap={gap} />
            ))}
          </ul>
        )}
        {shown.length < missing.length ? (
          <button type="button" className="sp-link" onClick={() => setAll(true)}>
            {t('questions-page.moreGaps', { count: missing.length - shown.length })}
          </button>
        ) : null}
        {read.length > 0 ? (
          <section className={css.read}>
            <SectionHeader title={t('questions-page.wroteAnyway')} />
            <ul>
              {read.map((gap) => (
                <Gap key={`${gap.language} ${gap.words}`} gap={gap} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  );
}

function Gap({ gap }: { gap: SearchGap }) {
  const t = useT();
  const me = useMe();
  const router = useRouter();
  const mayWrite = may(me, 'article.write', gap.deskId);
  const { article } = gap;
  const open = (id: string | undefined) => {
    if (id !== undefined) void router.navigate({ href: articlePath(id) });
  };
  return (
    <li className={css.gap}>
      <span className={css.gapCount}>{gap.times}</span>
      <div>
        <p className="sp-truncate" title={gap.words} dir="auto">
          “{gap.words}”
        </p>
        <p className={css.small}>
          {t(`questions-page.why.${gap.why}`)}
          {article === null ? '' : `: ${article.title}`}
        </p>
      </div>
      {!mayWrite ? null : gap.why === 'wrote_anyway' && article !== null ? (
        <Button size={24} onClick={() => open(article.id)}>
          {t('questions-page.mend')}
        </Button>
      ) : (
        <Button size={24} onClick={() => void writeAbout(gap).then(open)}>
          {t('questions-page.write')}
        </Button>
      )}
    </li>
  );
}
