/** @jsxImportSource hono/jsx */
import type { Language } from '../../contract/shapes.ts';
import type { Centre } from '../../server/features/help-centre/index.ts';
import { centreAddress, wordsOf } from '../../server/features/help-centre/index.ts';
import { translator } from '../../server/platform/i18n/index.ts';

const GLASS = 'M11 4.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M16 16l4.5 4.5';

/** The large field of a home or a search; `found` is the id of the part where answers come while one types. */
export function SearchField(props: { centre: Centre; language: Language; words?: string; found: string }) {
  const { centre, language } = props;
  const t = translator(language);
  return (
    <search>
      <form class="search" action={centreAddress(centre, language, '/search')} data-as-one-types={props.found}>
        <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
          <path d={GLASS} />
        </svg>
        <input
          type="search"
          name="q"
          value={props.words}
          maxlength={200}
          required
          autocomplete="off"
          aria-label={t('help.search.label')}
          placeholder={wordsOf(centre, language).prompt || t('help.search.prompt')}
        />
        <button type="submit" class="p">
          {t('help.search.button')}
        </button>
      </form>
    </search>
  );
}

/** The small one of the header. */
export function SmallSearch(props: { centre: Centre; language: Language }) {
  const t = translator(props.language);
  return (
    <search class="tools">
      <form action={centreAddress(props.centre, props.language, '/search')}>
        <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
          <path d={GLASS} />
        </svg>
        <input
          type="search"
          name="q"
          maxlength={200}
          required
          aria-label={t('help.search.label')}
          placeholder={t('help.search.short')}
        />
      </form>
    </search>
  );
}
