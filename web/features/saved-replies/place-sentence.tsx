import { may, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Sentence, SentenceInput, SentenceToken } from '../../ui/index.ts';
import type { Draft } from './drafts.ts';
import { longest } from './offered.ts';
import css from './reply-editor.module.css';

/** Who is offered it, in which folder it lies, and by which other words it is found: one sentence. */
export function PlaceSentence({
  draft,
  readOnly,
  onWrite,
}: {
  draft: Draft;
  readOnly: boolean;
  onWrite: (part: Partial<Draft>) => void;
}) {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const who =
    draft.audience === 'private'
      ? 'private'
      : draft.desks.length === 0
        ? 'all'
        : draft.desks.length === 1
          ? draft.desks[0]
          : 'several';
  // Everybody has their own; sharing is for who may on that desk.
  const mayAll = me.can['saved-reply.share'] === true;
  const desks = me.desks.filter((desk) => may(me, 'saved-reply.share', desk.id) || draft.desks.includes(desk.id));
  const several = draft.desks.length > 1;
  return (
    <>
      <Sentence>
        {tx('saved-replies-page.place', {
          who: (
            <SentenceToken
              key="who"
              label={t('saved-replies-page.who')}
              value={who ?? 'all'}
              disabled={readOnly}
              options={[
                { value: 'private', label: t('saved-replies-page.who.private') },
                ...(mayAll || who === 'all' ? [{ value: 'all', label: t('saved-replies-page.who.all') }] : []),
                ...desks.map((desk) => ({
                  value: desk.id,
                  label: t('saved-replies-page.who.desk', { desk: desk.name }),
                })),
                ...(desks.length > 2 || several
                  ? [{ value: 'several', label: t('saved-replies-page.who.several') }]
                  : []),
              ]}
              onChange={(value) =>
                onWrite(
                  value === 'private'
                    ? { audience: 'private', desks: [] }
                    : value === 'all'
                      ? { audience: 'desks', desks: [] }
                      : value === 'several'
                        ? { audience: 'desks', desks: desks.slice(0, 2).map(({ id }) => id) }
                        : { audience: 'desks', desks: [value] },
                )
              }
            />
          ),
          folder: (
            <SentenceInput
              key="folder"
              label={t('saved-replies-page.folder')}
              value={draft.folder}
              width={150}
              disabled={readOnly}
              onChange={(folder) => onWrite({ folder: folder.slice(0, longest.folder) })}
            />
          ),
          keywords: (
            <SentenceInput
              key="keywords"
              label={t('saved-replies-page.keywords')}
              value={draft.keywords}
              width={190}
              disabled={readOnly}
              onChange={(keywords) => onWrite({ keywords: keywords.slice(0, longest.keywords) })}
            />
          ),
        })}
      </Sentence>
      {several ? (
        <fieldset className={css.desks} disabled={readOnly}>
          <legend className="sp-hidden">{t('saved-replies-page.who.several')}</legend>
          {desks.map((desk) => (
            <label key={desk.id}>
              <input
                type="checkbox"
                checked={draft.desks.includes(desk.id)}
                onChange={(event) =>
                  onWrite({
                    desks: event.currentTarget.checked
                      ? [...draft.desks, desk.id]
                      : draft.desks.filter((one) => one !== desk.id),
                  })
                }
              />
              {desk.name}
            </label>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}
