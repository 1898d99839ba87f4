import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import type { NewTicket, TicketDetail } from '../../../contract/tickets.ts';
import { api, cache, fieldErrors, may, useMe } from '../../api/index.ts';
import { useSpeaking } from '../../i18n/index.ts';
import { useKeys, useTitle } from '../../shell/index.ts';
import { Button, EmptyState, Sentence, SentenceToken, TextAreaField, TextField, toast } from '../../ui/index.ts';
import { AskerField } from './asker-field.tsx';
import { deskFields, deskRequestTypes } from './asking-fields.ts';
import { whyNot } from './changing.ts';
import { FormField, mistakeWords } from './form-field.tsx';
import { asFilled, askedFields, type FieldMistake, readForm } from './form-values.ts';
import { emptyDraft, isAddress, keepDraft, keptDraft, type NewTicketDraft, onDesk } from './new-ticket-draft.ts';
import { NewTicketFacts } from './new-ticket-facts.tsx';
import css from './new-ticket-page.module.css';
import { TagChips } from './tags-field.tsx';

const none = 'none';

/** Writes down what did not come by mail. Says what the customer receives: nothing, unless one wants it. */
export default function NewTicketPage() {
  const { t, tx } = useSpeaking();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const { to } = useSearch({ from: '/frame/tickets/new' });
  const desks = useMemo(() => me.desks.filter((desk) => may(me, 'ticket.create', desk.id)), [me]);
  useTitle(t('new-ticket.title'));
  const [draft, setDraft] = useState<NewTicketDraft>(() => {
    const kept = keptDraft();
    const first = desks.some(({ id }) => id === kept?.deskId) ? kept : undefined;
    const start = first ?? emptyDraft(desks[0]?.id ?? '');
    return to !== undefined && isAddress(to) ? { ...start, asker: { name: '', address: to } } : start;
  });
  const [missing, setMissing] = useState<ReadonlySet<'contact' | 'subject' | 'words'>>(new Set());
  const [mistakes, setMistakes] = useState<ReadonlyMap<string, FieldMistake>>(new Map());
  const [refusals, setRefusals] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** The same for every try of this one ticket, so that a lost answer does not make two. */
  const key = useRef(crypto.randomUUID());
  const change = (part: Partial<NewTicketDraft>) => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => keepDraft(draft), [draft]);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);

  const desk = desks.find(({ id }) => id === draft.deskId);
  const { data: types = [] } = useQuery({ ...deskRequestTypes(draft.deskId), enabled: desk !== undefined });
  const { data: fields = [] } = useQuery({ ...deskFields(draft.deskId), enabled: desk !== undefined });
  const type = types.find(({ id }) => id === draft.typeId);
  const asked = askedFields(fields, type);

  const create = async () => {
    if (busy || desk === undefined) return;
    const { asker } = draft;
    const lacks = new Set<'contact' | 'subject' | 'words'>();
    if (asker === undefined) lacks.add('contact');
    if (draft.subject.trim() === '') lacks.add('subject');
    if (draft.words.trim() === '') lacks.add('words');
    const read = readForm(asked, draft.fields);
    setMissing(lacks);
    setMistakes(read.mistakes);
    setRefusals({});
    if (asker === undefined || lacks.size > 0 || read.mistakes.size > 0) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-autofocus]')?.focus(),
      );
      return;
    }
    const body: Omit<NewTicket, 'language'> = {
      desk: desk.id,
      subject: draft.subject.trim(),
      text: draft.words.trim(),
      contact: { address: asker.address, ...(asker.name.trim() === '' ? {} : { name: asker.name.trim() }) },
      autoReply: draft.autoReply,
      tags: [...draft.tags],
      fields: read.values as NonNullable<NewTicket['fields']>,
      ...(type === undefined ? {} : { requestType: type.id }),
      ...(draft.priority === undefined ? {} : { priority: draft.priority }),
      ...(draft.category === undefined ? {} : { category: draft.category.id }),
      ...(draft.assignee === undefined ? {} : { assignee: draft.assignee.id }),
      ...(draft.team === undefined ? {} : { team: draft.team.id }),
      ...(draft.deadlineAt === undefined ? {} : { deadlineAt: draft.deadlineAt }),
    };
    setBusy(true);
    try {
      const made = await api.post<TicketDetail>('/tickets', { body, headers: { 'idempotency-key': key.current } });
      keepDraft(undefined);
      cache.setQueryData(['ticket', made.id], made);
      for (const word of ['tickets', 'views', 'tag']) void cache.invalidateQueries({ queryKey: [word] });
      toast({ title: t('new-ticket.created', { number: made.number }), text: made.subject });
      void navigate({ to: '/tickets/$number', params: { number: String(made.number) }, replace: true });
    } catch (error) {
      setBusy(false);
      // What was refused was not made: the next try is another ticket to the server.
      key.current = crypto.randomUUID();
      setRefusals(fieldErrors(error));
      toast({ tone: 'failed', title: t('new-ticket.notCreated'), text: whyNot(error) });
    }
  };
  const leave = () => {
    keepDraft(undefined);
    if (router.history.canGoBack()) router.history.back();
    else void navigate({ to: '/inbox/$view', params: { view: 'next' } });
  };
  useKeys(
    {
      'mod+enter': { label: t('new-ticket.create'), whileWriting: true, run: () => void create() },
    },
    { group: t('new-ticket.title') },
  );

  if (desk === undefined) return <EmptyState title={t('new-ticket.noDesk')} />;
  const name = draft.asker?.name || draft.asker?.address || t('new-ticket.they');
  // What was missing is forgiven with the first letter.
  const given = {
    contact: draft.asker !== undefined,
    subject: draft.subject.trim() !== '',
    words: draft.words.trim() !== '',
  };
  const words = (which: keyof typeof given, path: string) =>
    missing.has(which) && !given[which] ? t(`new-ticket.missing.${which}`) : refusals[path];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={t('new-ticket.title')}>
      <form
        ref={form}
        className={css.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void create();
        }}
      >
        <header>
          <h1 className={css.title}>{t('new-ticket.title')}</h1>
          <p className={css.lead}>{t('new-ticket.lead')}</p>
        </header>
        <Sentence>
          {tx('new-ticket.onDesk', {
            desk: (
              <SentenceToken
                key="desk"
                label={t('tickets.field.desk')}
                value={draft.deskId}
                options={desks.map(({ id, name: label }) => ({ value: id, label }))}
                disabled={desks.length < 2}
                onChange={(deskId) => setDraft((before) => onDesk(before, deskId))}
              />
            ),
            type: (
              <SentenceToken
                key="type"
                label={t('ticket-fields.requestType')}
                value={draft.typeId ?? none}
                options={[
                  { value: none, label: t('new-ticket.noType') },
                  ...types.map(({ id, name: label }) => ({ value: id, label })),
                ]}
                onChange={(id) => change({ typeId: id === none ? undefined : id })}
              />
            ),
          })}
        </Sentence>
        <AskerField
          asker={draft.asker}
          error={words('contact', 'contact.address')}
          onChange={(asker) => change({ asker })}
        />
        <TextField
          label={t('new-ticket.subject')}
          error={words('subject', 'subject')}
          maxLength={LIMITS.subject}
          autoComplete="off"
          value={draft.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
        <TextAreaField
          label={t('new-ticket.words')}
          error={words('words', 'text')}
          autosize
          minRows={5}
          maxRows={20}
          maxLength={LIMITS.messageText}
          value={draft.words}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        {asked.length > 0 ? (
          <fieldset className={css.asked}>
            <legend>
              {type === undefined
                ? t('new-ticket.formPlain', { desk: desk.name })
                : t('new-ticket.form', { type: type.name })}
            </legend>
            {asked.map(({ field, required }) => {
              const mistake = mistakes.get(field.id);
              return (
                <FormField
                  key={field.id}
                  field={field}
                  required={required}
                  value={draft.fields[field.id] ?? asFilled(field, undefined)}
                  error={
                    mistake === undefined
                      ? (refusals[`fields.${field.id}`] ?? refusals[`fields.${field.key}`])
                      : mistakeWords(t, field, mistake)
                  }
                  onChange={(value) => {
                    change({ fields: { ...draft.fields, [field.id]: value } });
                    setMistakes((before) => new Map([...before].filter(([id]) => id !== field.id)));
                  }}
                />
              );
            })}
          </fieldset>
        ) : null}
        <fieldset className={css.facts}>
          <legend>{t('new-ticket.facts')}</legend>
          <NewTicketFacts draft={draft} type={type} onChange={change} />
          <TagChips tags={draft.tags} deskId={desk.id} onChange={(tags) => change({ tags })} />
        </fieldset>
        <footer className={css.foot}>
          <label className={css.tell}>
            <input
              type="checkbox"
              checked={draft.autoReply}
              onChange={(event) => change({ autoReply: event.currentTarget.checked })}
            />
            {t('new-ticket.tellThem')}
          </label>
          <p className={css.gets} aria-live="polite">
            {t(draft.autoReply ? 'new-ticket.getsMail' : 'new-ticket.getsNothing', { name })}
          </p>
          <div className={css.actions}>
            <Button type="submit" kind="filled" keys="mod+enter" busy={busy}>
              {t('new-ticket.create')}
            </Button>
            <Button kind="quiet" onClick={leave}>
              {t('new-ticket.cancel')}
            </Button>
          </div>
        </footer>
      </form>
    </section>
  );
}
