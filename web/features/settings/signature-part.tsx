import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Desk, Signature } from '../../../contract/desks.ts';
import { api, cache } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { Button, Sentence, SentenceToken, TextAreaField } from '../../ui/index.ts';
import { desksAsked, signaturesAsked } from './asking.ts';
import { Waiting } from './load-states.tsx';
import { Part } from './place-frame.tsx';
import type { Saving } from './saving.ts';
import css from './signature-part.module.css';
import { signatureHtml, signatureText } from './signature-text.ts';

const everywhere = '';
const longest = 2_000;

/** What stands below one's letters: one for everywhere, and another for a desk that wants its own. */
export function SignaturePart({ saving }: { saving: Saving }) {
  const { t, tx } = useSpeaking();
  const desks = useQuery(desksAsked);
  const signatures = useQuery(signaturesAsked);
  const [place, setPlace] = useState(everywhere);
  return (
    <Part title={t('settings.signature.title')}>
      <Waiting query={signatures}>
        {(desks.data ?? []).length > 1 ? (
          <Sentence>
            {tx('settings.signature.where', {
              desk: (
                <SentenceToken
                  key="desk"
                  label={t('settings.signature.desk')}
                  value={place}
                  options={[
                    { value: everywhere, label: t('settings.signature.everywhere') },
                    ...(desks.data ?? []).map((desk: Desk) => ({ value: desk.id, label: desk.name })),
                  ]}
                  onChange={setPlace}
                />
              ),
            })}
          </Sentence>
        ) : null}
        <SignatureField
          key={place}
          deskId={place === everywhere ? null : place}
          saved={(signatures.data ?? []).find(({ deskId }) => (deskId ?? everywhere) === place)}
          saving={saving}
        />
      </Waiting>
    </Part>
  );
}

function SignatureField({
  deskId,
  saved,
  saving,
}: {
  deskId: string | null;
  saved: Signature | undefined;
  saving: Saving;
}) {
  const { t } = useSpeaking();
  const before = signatureText(saved?.html ?? '');
  const [text, setText] = useState(before);
  const [busy, setBusy] = useState(false);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await saving.save(async () => {
      await api.put('/me/signatures', { body: { deskId, html: signatureHtml(text) } });
      await cache.invalidateQueries({ queryKey: signaturesAsked.queryKey });
    });
    setBusy(false);
  };
  return (
    <form className={css.form} onSubmit={keep}>
      <TextAreaField
        label={t('settings.signature.label')}
        hint={t(deskId === null ? 'settings.signature.hint' : 'settings.signature.deskHint')}
        value={text}
        rows={4}
        maxLength={longest}
        autosize
        minRows={3}
        maxRows={10}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" disabled={text.trim() === before} busy={busy}>
        {t('settings.signature.keep')}
      </Button>
    </form>
  );
}
