import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { type CentreLink, HELP_CENTRE_LIMITS } from '../../../contract/help-centre.ts';
import { useT } from '../../i18n/index.ts';
import { Button, IconButton, TextField } from '../../ui/index.ts';
import css from './help-centre-place.module.css';

/** Links in words: each can be taken away, and one more be written as long as there is room. */
export function CentreLinks({
  links,
  onChange,
}: {
  links: readonly CentreLink[];
  onChange: (links: CentreLink[]) => Promise<boolean>;
}) {
  const t = useT();
  const [draft, setDraft] = useState<CentreLink>();
  const [wrong, setWrong] = useState(false);
  const keep = async () => {
    if (!draft) return;
    const link = { words: draft.words.trim(), address: draft.address.trim() };
    const isAddress = /^(?:https?:\/\/|mailto:)\S+$/.test(link.address) && URL.canParse(link.address);
    setWrong(!isAddress);
    if (!isAddress || link.words === '') return;
    if (await onChange([...links, link])) setDraft(undefined);
  };
  return (
    <>
      {links.length > 0 ? (
        <ul className={css.links}>
          {links.map((link) => (
            <li key={`${link.words} ${link.address}`}>
              <b>{link.words}</b>
              <span className={css.address}>{link.address}</span>
              <IconButton
                label={t('help-centre-page.linkRemove', { words: link.words })}
                icon={<IconX size={14} stroke={2} aria-hidden />}
                onClick={() => void onChange(links.filter((one) => one !== link))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {draft ? (
        <form
          className={css.draft}
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
          noValidate
        >
          <TextField
            label={t('help-centre-page.linkWords')}
            value={draft.words}
            maxLength={HELP_CENTRE_LIMITS.linkWords}
            autoFocus
            onChange={(event) => setDraft({ ...draft, words: event.currentTarget.value })}
          />
          <TextField
            label={t('help-centre-page.linkAddress')}
            value={draft.address}
            placeholder="https://"
            error={wrong ? t('help-centre-page.linkWrong') : undefined}
            onChange={(event) => setDraft({ ...draft, address: event.currentTarget.value })}
          />
          <Button type="submit">{t('help-centre-page.linkKeep')}</Button>
        </form>
      ) : links.length < HELP_CENTRE_LIMITS.links ? (
        <Button
          icon={<IconPlus size={14} stroke={2} aria-hidden />}
          onClick={() => setDraft({ words: '', address: '' })}
        >
          {t('help-centre-page.linkAdd')}
        </Button>
      ) : null}
    </>
  );
}
