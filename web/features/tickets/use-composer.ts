import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { NewFaq } from '../../../contract/faq.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { Attachment, Message, KeptDraft as ServerDraft, TicketDetail } from '../../../contract/tickets.ts';
import { ApiError, api, cache, useMe } from '../../api/index.ts';
import { sayNow } from '../../i18n/index.ts';
import { useDraftNews } from '../../live/index.ts';
import { catchLetters, confirm, toast } from '../../ui/index.ts';
import { type FaqToCome, faqLeft, keepFaq, keptFaq } from '../faq/index.ts';
import { repliesWait } from '../reviews/index.ts';
import { ticketMessages } from './asking.ts';
import { paint, whyNot } from './changing.ts';
import { boxOf, boxOfSaved, hasWordsIn, replyWishes, type SendEffect, withTyped } from './composer-boxes.ts';
import {
  type Box,
  type BoxFile,
  type BoxKind,
  type ComposerAct,
  type ComposerState,
  compose,
  emptyBox,
  isWritten,
  type MacroToCome,
  missingIn,
  writtenMeanwhile,
} from './composer-state.ts';
import { DraftKeeping, type Keeping } from './draft-keeping.ts';
import { withChange } from './field-changes.ts';
import { chooseDraft, keptHere } from './kept-drafts.ts';
import { hasMissing, missingNames, withoutMissing } from './missing-values.ts';
import { typedAt, typedNoMore } from './presence.ts';
import type { RichTextHandle } from './rich-text.tsx';
import { isSending, sendingMessage } from './sending-message.ts';
import { tellSent } from './telling-sent.ts';
import { uploadFiles } from './uploading-files.ts';

/** Everything that the two boxes of a ticket do; the screen only shows it. */
export function useComposer(
  ticket: TicketDetail,
  messages: readonly Message[],
  onSolved: () => void,
  /** The open box, whose words can be exchanged under the caret. */
  editor: RefObject<Pick<RichTextHandle, 'replace' | 'hasFocus'> | null>,
) {
  const me = useMe();
  const navigate = useNavigate();
  const [state, setState] = useState<ComposerState>({
    kind: ticket.can.reply ? 'reply' : 'note',
    boxes: { reply: { ...emptyBox, faq: keptFaq(ticket.id) }, note: emptyBox },
    seenMessage: undefined,
    asking: false,
  });
  // Uploads end after later letters were typed, so what happens is applied to the state as it then is.
  const now = useRef(state);
  const dispatch = (act: ComposerAct) => {
    now.current = compose(now.current, act);
    setState(now.current);
  };
  const [open, setOpen] = useState(false);
  /** Grows when a box was filled from outside, so that the editor takes the words up. */
  const [filled, setFilled] = useState(0);
  /** A box that opens by itself does not take the focus. */
  const [mayFocus, setMayFocus] = useState(true);
  const [sentTimes, setSentTimes] = useState(0);
  /** The answer that the reply becomes is looked at, before it goes as was wished. */
  const [faqLook, setFaqLook] = useState<{ wished?: SendEffect | undefined; sendAt?: Date | undefined }>();
  const [keeping, setKeeping] = useState<Record<BoxKind, Keeping>>({
    reply: { state: 'nothing' },
    note: { state: 'nothing' },
  });
  const newest = messages.at(-1)?.id;
  const hasAddress = ticket.contact.address !== null;

  const keepers = useMemo(() => {
    const keeper = (kind: BoxKind) =>
      new DraftKeeping(me.id, ticket.id, kind, (how) => setKeeping((before) => ({ ...before, [kind]: how })));
    return { reply: keeper('reply'), note: keeper('note') };
  }, [me.id, ticket.id]);
  useEffect(
    () => () => {
      void keepers.reply.flush();
      void keepers.note.flush();
    },
    [keepers],
  );

  const fill = (kind: BoxKind, box: Box) => {
    // The editor is exchanged under the writer's hands.
    if (editor.current?.hasFocus()) catchLetters(sayNow().t('tickets.composer.goOn'));
    dispatch({ do: 'fill', kind, box, newest });
    setFilled((times) => times + 1);
  };

  const begin = useEffectEvent((drafts: readonly ServerDraft[]) => {
    for (const kind of ['note', 'reply'] as const) {
      const saved = drafts.find((draft) => draft.kind === kind);
      const typed = now.current.boxes[kind];
      if (isWritten(typed)) {
        // Whoever types at once is quicker than the server with what they wrote last time.
        if (saved && keepers[kind].version === 0) {
          keepers[kind].begin(saved.version);
          fill(kind, withTyped(boxOfSaved(saved), typed));
          keepers[kind].changed(now.current.boxes[kind]);
        }
        continue;
      }
      const choice = chooseDraft(keptHere(me.id, ticket.id, kind), saved);
      if (choice.from === 'nowhere') continue;
      if (choice.from === 'server') {
        keepers[kind].begin(choice.draft.version);
        fill(kind, boxOfSaved(choice.draft));
      } else if (choice.from === 'here') {
        keepers[kind].begin(saved?.version ?? 0);
        fill(kind, boxOf(choice.draft));
        keepers[kind].changed(boxOf(choice.draft));
      } else {
        fill(kind, boxOf(choice.here));
        setKeeping((before) => ({
          ...before,
          [kind]: { state: 'stale', theirs: choice.server.html, version: choice.server.version },
        }));
      }
      if (kind === 'reply' ? ticket.can.reply : ticket.can.note) {
        dispatch({ do: 'turn', kind });
        setOpen(true);
      }
    }
  });
  useEffect(() => {
    const asked = new AbortController();
    api
      .get<{ items: ServerDraft[] }>(`/tickets/${ticket.id}/drafts`, { signal: asked.signal })
      .then(({ items }) => begin(items))
      .catch(() => {
        // Without the server's, what this device kept is all there is.
        if (!asked.signal.aborted) begin([]);
      });
    return () => asked.abort();
  }, [ticket.id]);

  /** Another screen of the same person kept the draft, or a colleague's became theirs: it goes on here too. */
  const follow = async (kind: BoxKind, version: number) => {
    if (!(await keepers[kind].yieldsTo(version))) return;
    const { items } = await api.get<{ items: ServerDraft[] }>(`/tickets/${ticket.id}/drafts`);
    const saved = items.find((draft) => draft.kind === kind);
    if (!(await keepers[kind].yieldsTo(saved?.version ?? 0))) return;
    const wasEmpty = !isWritten(now.current.boxes[kind]);
    const next = saved ? boxOfSaved(saved) : emptyBox;
    keepers[kind].begin(saved?.version ?? 0);
    if (editor.current && now.current.kind === kind) {
      dispatch({ do: 'fill', kind, box: next, newest });
      editor.current.replace(next.html);
      return;
    }
    setMayFocus(false);
    // The editor of the other box, in which one may be writing, stays as it is.
    if (kind === now.current.kind) fill(kind, next);
    else dispatch({ do: 'fill', kind, box: next, newest });
    if (!saved || !wasEmpty || isWritten(now.current.boxes[now.current.kind === 'reply' ? 'note' : 'reply'])) return;
    dispatch({ do: 'turn', kind });
    setOpen(true);
  };
  useDraftNews(({ ticketId, authorId, kind, version }) => {
    if (ticketId !== ticket.id) return;
    if (authorId !== me.id) void cache.invalidateQueries({ queryKey: ['ticket', ticket.id, 'together'] });
    else {
      follow(kind, version).catch((error: unknown) =>
        // What is typed here stays, and keeping it tells of the other one.
        console.info('The draft of another screen did not come', error),
      );
    }
  });

  const box = state.boxes[state.kind];
  const meanwhile = state.kind === 'reply' ? writtenMeanwhile(messages, state.seenMessage, me.id) : [];

  const write = (kind: BoxKind, html: string, hasWords: boolean) => {
    if (html === now.current.boxes[kind].html) return;
    dispatch({ do: 'write', kind, html, hasWords, newest });
    keepers[kind].changed(now.current.boxes[kind]);
    typedAt(ticket.id, kind);
  };

  const setCopies = (copies: { cc?: readonly string[]; bcc?: readonly string[] }) => {
    dispatch({ do: 'copy', ...copies });
    keepers.reply.changed(now.current.boxes.reply);
  };

  const putFile = (kind: BoxKind, file: BoxFile) => {
    dispatch({ do: 'file', kind, file });
    if (file.state === 'there') keepers[kind].changed(now.current.boxes[kind]);
  };

  /** Uploads files into the box; gives those that arrived. */
  const addFiles = (kind: BoxKind, files: readonly File[]): Promise<Attachment[]> => {
    const room = LIMITS.attachmentsPerMessage - now.current.boxes[kind].files.length;
    return uploadFiles(files, room, (file) => putFile(kind, file));
  };

  const dropFile = (kind: BoxKind, file: BoxFile) => {
    dispatch({ do: 'dropFile', kind, key: file.key });
    keepers[kind].changed(now.current.boxes[kind]);
    if (!file.attachment) return;
    // An upload that stays behind is swept by the server.
    api
      .delete(`/attachments/${file.attachment.id}`)
      .catch((error: unknown) => console.info('The upload stays for now', error));
  };

  /** Words of a saved reply were put in; `macro` is what else happens with the message. */
  const takeReply = (kind: BoxKind, id: string, macro: MacroToCome | undefined) => {
    dispatch({ do: 'use', kind, id });
    if (macro) dispatch({ do: 'macro', kind, macro });
  };

  const setFaq = (faq: FaqToCome | undefined) => {
    dispatch({ do: 'faq', faq });
    keepFaq(ticket.id, faq);
  };

  /**
   * Sends what is in the box now, or plans it for `sendAt`: then the ticket stays as it is until it leaves. A reply with a
   * question is looked at first; `faqState` says what becomes of its answer.
   */
  const send = async (wished?: SendEffect, sendAt?: Date, faqState?: NewFaq['state']): Promise<void> => {
    const { kind } = state;
    let box = state.boxes[kind];
    const effect = wished ?? box.macro?.status ?? 'waiting';
    if (missingIn(box, kind, hasAddress) !== undefined) return;
    if (kind === 'reply' && meanwhile.length > 0 && !state.asking) {
      dispatch({ do: 'ask' });
      return;
    }
    const asks = kind === 'reply' && (box.faq?.question.trim() ?? '') !== '';
    if (asks && faqState === undefined) {
      setFaqLook({ wished, sendAt });
      return;
    }
    setFaqLook(undefined);
    const { t } = sayNow();
    if (hasMissing(box.html)) {
      const without = await confirm({
        title: t('saved-replies-page.gap.title', { count: missingNames(box.html).length }),
        text: t('saved-replies-page.gap.text'),
        yes: t('saved-replies-page.gap.yes'),
        no: t('saved-replies-page.gap.no'),
      });
      if (!without) return;
      dispatch({ do: 'write', kind, html: withoutMissing(box.html), hasWords: box.hasWords, newest });
      box = now.current.boxes[kind];
    }
    // What leaves later, or waits for somebody's look, leaves the ticket as it is until then.
    const settles = kind === 'reply' && sendAt === undefined && !repliesWait(ticket.desk.id);
    const seen = kind === 'reply' ? (state.asking ? newest : (state.seenMessage ?? newest)) : undefined;
    typedNoMore();
    await keepers[kind].settle();
    dispatch({ do: 'clear', kind });
    setFilled((times) => times + 1);
    setOpen(false);
    setSentTimes((times) => times + 1);
    const key = ticketMessages(ticket.id).queryKey;
    const painted = sendingMessage(me, ticket, kind, box);
    await cache.cancelQueries({ queryKey: key });
    cache.setQueryData<Message[]>(key, (shown) => [...(shown ?? []), painted]);
    if (settles) paint(ticket.id, (shown) => withChange({ ...shown, dueAt: null }, { field: 'status', value: effect }));
    if (settles && effect === 'solved') onSolved();
    try {
      const message = await api.post<Message>(`/tickets/${ticket.id}/messages`, {
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: {
          type: kind,
          html: box.html === '' ? '<p></p>' : box.html,
          attachments: box.files.flatMap(({ attachment }) => (attachment ? [attachment.id] : [])),
          ...(kind === 'reply' ? replyWishes(box, wished, sendAt) : {}),
          ...(box.used.length === 0 ? {} : { savedReplies: box.used }),
          ...(box.macro === undefined ? {} : { macro: box.macro.id }),
          ...(asks && box.faq && faqState ? { faq: { ...box.faq, state: faqState } } : {}),
          ...(seen === undefined || isSending(seen) ? {} : { seenMessage: seen }),
        },
      });
      keepers[kind].sent();
      faqLeft(ticket.id, box.faq);
      cache.setQueryData<Message[]>(key, (shown) => [
        ...(shown ?? []).filter(({ id }) => id !== painted.id && id !== message.id),
        message,
      ]);
      if (kind === 'reply') {
        tellSent(ticket, message, {
          solved: settles && effect === 'solved',
          goTo: (number) => navigate({ to: '/tickets/$number', params: { number: String(number) }, search: true }),
        });
      }
    } catch (error) {
      cache.setQueryData<Message[]>(key, (shown) => (shown ?? []).filter(({ id }) => id !== painted.id));
      fill(kind, box);
      keepers[kind].changed(box);
      setOpen(true);
      if (error instanceof ApiError && error.is('newer-message')) {
        await cache.invalidateQueries({ queryKey: key });
        dispatch({ do: 'seen', seenMessage: state.seenMessage ?? seen });
        dispatch({ do: 'ask' });
      } else {
        toast({ tone: 'failed', title: t(`tickets.composer.notSent.${kind}`), text: whyNot(error) });
      }
    } finally {
      void cache.invalidateQueries({ queryKey: ['ticket', ticket.id] });
      void cache.invalidateQueries({ queryKey: ['tickets'] });
      void cache.invalidateQueries({ queryKey: ['views'] });
    }
  };

  return {
    state,
    box,
    open,
    setOpen,
    filled,
    mayFocus,
    /** How often something left the box; the focus then needs a new place. */
    sentTimes,
    keeping: keeping[state.kind],
    meanwhile,
    missing: missingIn(box, state.kind, hasAddress),
    turn: (kind: BoxKind) => {
      setMayFocus(true);
      dispatch({ do: 'turn', kind });
    },
    /** Everything typed is with the server when this is done, as far as it can be. */
    keepNow: () => keepers[state.kind].flush(),
    /** The box with other words; its files and copies stay. */
    replaceWords: (kind: BoxKind, html: string) => {
      const other = { ...now.current.boxes[kind], html, hasWords: hasWordsIn(html) };
      fill(kind, other);
      keepers[kind].changed(other);
    },
    /** The server's version of the draft, 0 for none. */
    version: keepers[state.kind].version,
    write,
    setCopies,
    setQuote: (quote: boolean) => dispatch({ do: 'quote', quote }),
    addFiles,
    dropFile,
    takeReply,
    setFaq,
    faqLook,
    lookAtFaq: () => setFaqLook({}),
    leaveFaq: () => setFaqLook(undefined),
    dropMacro: () => dispatch({ do: 'macro', kind: state.kind, macro: undefined }),
    send,
    /** Back to writing: what came is read, and the question goes. */
    readOn: () => dispatch({ do: 'read', newest }),
    /** Two drafts of one text: this screen's stays, or the other takes its place. */
    keepMine: () => {
      const stale = keeping[state.kind];
      if (stale.state === 'stale') keepers[state.kind].chose(stale.version, box);
    },
    takeTheirs: () => {
      const stale = keeping[state.kind];
      if (stale.state !== 'stale') return;
      const theirs = { ...box, html: stale.theirs, hasWords: hasWordsIn(stale.theirs) };
      fill(state.kind, theirs);
      keepers[state.kind].chose(stale.version, theirs);
    },
  };
}
export type Composing = ReturnType<typeof useComposer>;
