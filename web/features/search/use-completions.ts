import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { Completions } from '../../../contract/search.ts';
import { searchCompletions } from './asking.ts';
import { mostShown } from './completion-line.tsx';
import { completed, restOf } from './query-words.ts';
import type { Question } from './use-question.ts';

const pause = 80;

/**
 * What the word at the caret could become: the first is taken by Tab, and the arrow to the right goes on to the next
 * while the caret stands at the end.
 */
export function useCompletions(question: Question, field: RefObject<HTMLInputElement | null>) {
  const { typed, caret } = question;
  const [settled, setSettled] = useState({ typed, caret });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ typed, caret }), pause);
    return () => clearTimeout(timer);
  }, [typed, caret]);
  const { data } = useQuery({
    ...searchCompletions(settled.typed, settled.caret),
    enabled: settled.typed !== '' || document.activeElement === field.current,
  });
  const [chosen, setChosen] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other completions
  useEffect(() => setChosen(0), [typed]);

  // An answer to earlier words would replace the wrong letters.
  const current = settled.typed === typed && settled.caret === caret;
  const shown: Completions | undefined = data;
  const items = shown?.items.slice(0, mostShown) ?? [];
  const item = items[Math.min(chosen, items.length - 1)];
  const isTyped = (one: { insert: string } | undefined) =>
    one !== undefined && shown !== undefined && typed.slice(...shown.replaces) === one.insert;

  const take = (insert: string) => {
    if (shown === undefined) return;
    const next = completed(typed, shown.replaces, insert);
    question.type(next.q, next.caret);
    const input = field.current;
    if (input === null) return;
    input.focus();
    requestAnimationFrame(() => input.setSelectionRange(next.caret, next.caret));
  };
  /** @returns whether the key was for the completions. */
  const onKey = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (event.shiftKey || event.metaKey || event.ctrlKey || event.altKey) return false;
    const wordBegun = shown !== undefined && shown.replaces[1] > shown.replaces[0];
    // With nothing begun, Tab goes on through the screen as everywhere.
    const takes = current && item !== undefined && !isTyped(item) && (wordBegun || shown?.operator != null);
    if (event.key === 'Tab' && takes && item !== undefined) {
      event.preventDefault();
      take(item.insert);
      return true;
    }
    if (event.key === 'ArrowRight' && takes && items.length > 1 && caret === typed.length) {
      event.preventDefault();
      setChosen((chosen + 1) % items.length);
      return true;
    }
    return false;
  };
  return {
    shown,
    chosen,
    rest: current && item !== undefined && shown !== undefined ? restOf(typed, shown.replaces, item.insert, caret) : '',
    take,
    onKey,
  };
}
