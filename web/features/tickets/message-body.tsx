import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Message } from '../../../contract/tickets.ts';
import { useT } from '../../i18n/index.ts';
import { Button } from '../../ui/index.ts';
import { AttachmentChips } from './attachment-chips.tsx';
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
  const [remotePictures, setRemotePictures] = useState(false);
  const asLetter = message.html !== null && message.type === 'incoming' && (form === 'letter' || whole);
  return (
    <>
      {asLetter && message.html !== null ? (
        <>
          <LetterFrame html={message.html} foldQuoted={hasMore && !whole} remotePictures={remotePictures} />
          {message.hasRemoteImages && !remotePictures ? (
            <Button
              size={24}
              className={css.pictures}
              icon={<IconPhoto size={14} stroke={1.8} aria-hidden />}
              onClick={() => setRemotePictures(true)}
            >
              {t('tickets.message.showPictures')}
            </Button>
          ) : null}
        </>
      ) : form === 'own' && message.html !== null ? (
        <OwnWords html={message.html} attachments={message.attachments} />
      ) : (
        <LongWords text={whole || message.visibleText === '' ? message.text : message.visibleText} />
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
function LongWords({ text }: { text: string }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const first = all ? undefined : firstPart(text);
  return (
    <>
      <LinkedWords text={first ?? text} />
      {first === undefined ? null : (
        <button type="button" className="sp-link" onClick={() => setAll(true)}>
          {t('tickets.message.rest')}
        </button>
      )}
    </>
  );
}
