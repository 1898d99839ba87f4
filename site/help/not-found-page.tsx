/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { Language } from '../../contract/shapes.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { centreAddress } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';
import { PublicFrame } from '../page-frame.tsx';
import { SearchField } from './search-field.tsx';

interface Place {
  centre: Centre;
  language: Language;
}

/** What was never there, what is not for this reader and what was taken away look alike. */
export function CentreNotFoundPage({ centre, language }: Place) {
  const t = translator(language);
  return (
    <PlainCentrePage
      centre={centre}
      language={language}
      title={t('help.notFound.title')}
      lead={t('help.notFound.text')}
    >
      <SearchField centre={centre} language={language} found="found" />
      <p>
        <a href={centreAddress(centre, language)}>{t('help.notFound.all')}</a>
      </p>
    </PlainCentrePage>
  );
}

/** Somebody asks, votes or sends too often. */
export function TooManyPage({ centre, language }: Place) {
  const t = translator(language);
  return (
    <PlainCentrePage
      centre={centre}
      language={language}
      title={t('help.tooMany.title')}
      lead={t('help.tooMany.text')}
    />
  );
}

function PlainCentrePage(props: Place & { title: string; lead: string; children?: Child }) {
  const { centre, language, title, lead } = props;
  return (
    <PublicFrame
      centre={centre}
      language={language}
      title={title}
      place={null}
      sheet="help"
      addressOf={(other) => centreAddress(centre, other)}
    >
      <div class="room wide">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {props.children}
      </div>
    </PublicFrame>
  );
}
