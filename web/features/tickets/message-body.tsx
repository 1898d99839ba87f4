import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Message } from '../../../contract/tickets.ts';
import { useMe } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { alwaysShowPictures } from './always-pictures.ts';
import { AttachmentChips } from './attachment-chips.tsx';
import { knownDomains } from './known-domains.ts';
import { LetterFrame } from './letter-frame.tsx';
import { LinkedWords } from './linked-words.tsx';
import css from './message-body.module.css';
import { firstPart, formOf } from './message-form.ts';
import { OwnWords } from './own-words.tsx';

/** A message's words as they should be read first, and behind "…" the whole of it. */
export function MessageBody({ message }: { message: Message }) {
  const t = useT();
  const { form, hasMore } = formOf(message);
  const [whole, setWhole] = useState(false);
  const [askedPictures, setAskedPictures] = useState(false);
  const remotePictures = askedPictures || message.showsRemoteImages;
  const known = knownDomains(useMe(), message.from.address);
  const asLetter = message.html !== null && message.type === 'incoming' && (form === 'letter' || whole);
  const letter = whole ? message.html : (message.visibleHtml ?? message.html);
  // What came before the server cut it itself is folded by the names that mail programs leave.
  const foldQuoted = hasMore && !whole && message.visibleHtml === null;
  return (
    <>
      {asLetter && letter !== null ? (
        <>
          <LetterFrame html={letter} foldQuoted={foldQuoted} remotePictures={remotePictures} known={known} />
          {letter.includes('data-remote-src') && !remotePictures ? (
            <div className={css.pictures}>
              <Button
                size={24}
                icon={<IconPhoto size={14} stroke={1.8} aria-hidden />}
                onClick={() => setAskedPictures(true)}
              >
                {t('tickets.message.showPictures')}
              </Button>
              {message.trust?.verified === 'yes' && message.imitates === null ? (
                <Button
                  size={24}
                  kind="soft"
                  onClick={() => {
                    setAskedPictures(true);
                    void alwaysShowPictures(message.from.address);
                  }}
                >
                  {t('tickets.message.alwaysPictures', { address: message.from.address })}
                </Button>
              ) : null}
            </div>
          ) : null}
        </>
      ) : form === 'own' && message.html !== null ? (
        <OwnWords html={message.html} attachments={message.attachments} />
      ) : (
        <LongWords text={whole || message.visibleText === '' ? message.text : message.visibleText} known={known} />
      )}
      {hasMore ? (
        <button
          type="button"
          className={css.more}
          aria-expanded={whole}
          aria-label={t(whole ? 'tickets.message.lessLabel' : 'tickets.message.moreLabel')}
          title={t(whole ? 'tickets.message.lessLabel' : 'tickets.message.moreLabel')}
          onClick={() => setWhole(!whole)}
        >
          …
        </button>
      ) : null}
      <AttachmentChips
        attachments={message.attachments.filter((file) => !file.inline || (form === 'words' && !asLetter))}
      />
    </>
  );
}

/** A text longer than anybody reads at once shows its first part, and the rest when it is asked for. */
function LongWords({ text, known }: { text: string; known: readonly string[] }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const first = all ? undefined : firstPart(text);
  return (
    <>
      <LinkedWords text={first ?? text} known={known} />
      {first === undefined ? null : (
        <button type="button" className="sp-link" onClick={() => setAll(true)}>
          {t('tickets.message.rest')}
        </button>
      )}
    </>
  );
}
