/** @jsxImportSource hono/jsx */

import type { Language } from '../../contract/shapes.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { centreAddress } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { PublicFrame } from '../page-frame.tsx';
import { SearchField } from './search-field.tsx';

/** What was never there, what is not for this reader and what was taken away look alike. */
export function CentreNotFoundPage(props: { centre: Centre; language: Language }) {
  const { centre, language } = props;
  const t = translator(language);
  return (
    <PublicFrame
      centre={centre}
      language={language}
      title={t('help.notFound.title')}
      place={null}
      sheet="help"
      addressOf={(other) => centreAddress(centre, other)}
    >
      <div class="room wide">
        <h1>{t('help.notFound.title')}</h1>
        <p class="lead">{t('help.notFound.text')}</p>
        <SearchField centre={centre} language={language} found="found" />
        <p>
          <a href={centreAddress(centre, language)}>{t('help.notFound.all')}</a>
        </p>
      </div>
    </PublicFrame>
  );
}

/** Somebody asks, votes or sends too often. */
export function TooManyPage(props: { centre: Centre; language: Language }) {
  const { centre, language } = props;
  const t = translator(language);
  return (
    <PublicFrame
      centre={centre}
      language={language}
      title={t('help.tooMany.title')}
      place={null}
      sheet="help"
      addressOf={(other) => centreAddress(centre, other)}
    >
      <div class="room wide">
        <h1>{t('help.tooMany.title')}</h1>
        <p class="lead">{t('help.tooMany.text')}</p>
      </div>
    </PublicFrame>
  );
}
