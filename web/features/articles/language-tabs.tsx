import { IconCircleCheck } from '@tabler/icons-react';
import { LANGUAGES } from '../../../contract/shapes.ts';
import { languageNames, useT } from '../../i18n/index.ts';
import css from './article-pane.module.css';
import type { ArticleDetail, ArticleText, Language } from './asking.ts';

/** The languages of an article, its source first, each with how far it is. */
export function LanguageTabs({
  article,
  language,
  onLanguage,
}: {
  article: ArticleDetail;
  language: Language;
  onLanguage: (language: Language) => void;
}) {
  const t = useT();
  const order = [article.language, ...LANGUAGES.filter((one) => one !== article.language)];
  return (
    <nav className={css.tabs} aria-label={t('articles-page.languages')}>
      {order.map((one) => (
        <button
          key={one}
          type="button"
          className={css.tab}
          aria-current={one === language ? 'page' : undefined}
          onClick={() => onLanguage(one)}
        >
          <span lang={one}>{languageNames[one]}</span>
          <How text={article.texts.find((text) => text.language === one)} isSource={one === article.language} />
        </button>
      ))}
    </nav>
  );
}

function How({ text, isSource }: { text: ArticleText | undefined; isSource: boolean }) {
  const t = useT();
  if (isSource) return <span className={css.how}>{t('articles-page.language.source')}</span>;
  if (!text) return <span className={css.how}>{t('articles-page.language.notYet')}</span>;
  if (text.outOfDate !== null && text.outOfDate > 0)
    return <span className={css.old}>{t('articles-page.language.outOfDate', { count: text.outOfDate })}</span>;
  if (text.published === null) return <span className={css.how}>{t('articles-page.state.draft')}</span>;
  return (
    <span className={css.well} role="img" aria-label={t('articles-page.language.upToDate')}>
      <IconCircleCheck size={14} stroke={1.8} aria-hidden />
    </span>
  );
}
