import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Face, SelectField, TextField, toast } from '../../ui/index.ts';
import css from './article-side.module.css';
import type { ArticleDetail, ArticleText } from './asking.ts';
import { reasonOf, teammateNames, tookArticle, treesOf } from './asking.ts';
import { sectionChoices } from './section-choices.ts';

/** Who keeps it right, and when it is looked over again. */
export function KeptBy({ article, onChange }: { article: ArticleDetail; onChange: () => void }) {
  const { t, moments } = useSpeaking();
  return (
    <section className={css.section}>
      <div className={css.person}>
        {article.owner ? <Face person={article.owner} size={24} decorative /> : null}
        <div>
          <h3>
            {article.owner
              ? t('articles-page.facts.keeps', { name: article.owner.name })
              : t('articles-page.facts.nobodyKeeps')}
          </h3>
          <p className={css.faint}>
            {article.reviewOn === null
              ? t('articles-page.facts.noReview')
              : t('articles-page.facts.nextReview', { date: moments.date(`${article.reviewOn}T12:00:00Z`) })}
          </p>
        </div>
        <Button kind="quiet" size={24} onClick={onChange}>
          {t('articles-page.facts.change')}
        </Button>
      </div>
    </section>
  );
}

/** Where it stands, who reads it, who keeps it, until when. Each is kept as it is chosen. */
export function FactsPanel({ article, text }: { article: ArticleDetail; text: ArticleText }) {
  const { t, moments, language } = useSpeaking();
  const { data: people } = useQuery(teammateNames);
  const { data: trees } = useQuery(treesOf(article.desk.id, language));
  const off = !article.can.write || article.putAwayAt !== null;
  const change = async (body: object): Promise<void> => {
    try {
      await tookArticle(await api.patch<ArticleDetail>(`/articles/${article.id}`, { body }));
    } catch (error) {
      toast({ tone: 'failed', title: t('articles-page.notDone'), text: reasonOf(error) });
    }
  };
  const owners = [...(people?.items ?? [])];
  return (
    <section className={`${css.section} ${css.facts}`}>
      <SelectField
        label={t('articles-page.facts.section')}
        value={article.sectionId ?? ''}
        disabled={off}
        data={[
          { value: '', label: t('articles-page.facts.noSection') },
          ...sectionChoices(trees?.items ?? [], article.visibility),
        ]}
        onChange={(event) => void change({ sectionId: event.currentTarget.value || null })}
      />
      <SelectField
        label={t('articles-page.facts.readers')}
        value={article.visibility}
        disabled={off}
        data={(['public', 'internal'] as const).map((one) => ({ value: one, label: t(`articles-page.tree.${one}`) }))}
        onChange={(event) => void change({ visibility: event.currentTarget.value, sectionId: null })}
      />
      <SelectField
        label={t('articles-page.facts.owner')}
        value={article.owner?.id ?? ''}
        disabled={off}
        data={[
          { value: '', label: t('articles-page.facts.nobody') },
          ...(article.owner && !owners.some(({ id }) => id === article.owner?.id)
            ? [{ value: article.owner.id, label: article.owner.name }]
            : []),
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => void change({ ownerId: event.currentTarget.value || null })}
      />
      <TextField
        type="date"
        label={t('articles-page.facts.reviewOn')}
        hint={t('articles-page.facts.reviewHint')}
        disabled={off}
        value={article.reviewOn ?? ''}
        onChange={(event) => void change({ reviewOn: event.currentTarget.value || null })}
      />
      <TextField
        key={article.alsoCalled.join()}
        label={t('articles-page.facts.alsoCalled')}
        hint={t('articles-page.facts.alsoCalledHint')}
        disabled={off}
        defaultValue={article.alsoCalled.join(', ')}
        onBlur={(event) => {
          const names = event.currentTarget.value.split(',').flatMap((name) => name.trim() || []);
          if (names.join() !== article.alsoCalled.join()) void change({ alsoCalled: names });
        }}
      />
      <dl className={css.list}>
        <dt>{t('articles-page.facts.address')}</dt>
        <dd className={css.mono}>{text.address ?? text.slug}</dd>
        <dt>{t('articles-page.facts.made')}</dt>
        <dd>
          {moments.date(article.createdAt)}
          {article.createdBy ? ` · ${article.createdBy.name}` : ''}
        </dd>
        <dt>{t('articles-page.facts.reading')}</dt>
        <dd>{t('articles-page.facts.minutes', { count: text.readingMinutes })}</dd>
      </dl>
    </section>
  );
}
