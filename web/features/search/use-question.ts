import { useNavigate, useSearch } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef, useState } from 'react';

/** After the last letter so many milliseconds pass before the server is asked. */
const pause = 120;

export interface Question {
  /** What stands in the box. */
  typed: string;
  /** What is asked: what stood there a moment ago. */
  q: string;
  /** The last word may still grow. */
  typing: boolean;
  caret: number;
  type: (value: string, caret: number) => void;
  moveCaret: (caret: number) => void;
  /** Asks for these words now; the caret goes to their end. */
  ask: (words: string) => void;
  /** The question for the address. */
  asSearch: () => { q?: string; sort?: string };
}

/** The question of the search screen: in the box at once, in the address and to the server after a short pause. */
export function useQuestion(field: RefObject<HTMLInputElement | null>): Question {
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  const inAddress = asked.q ?? '';
  const [typed, setTyped] = useState(inAddress);
  const [q, setQ] = useState(inAddress);
  const [typing, setTyping] = useState(false);
  const [caret, setCaret] = useState(inAddress.length);
  const wrote = useRef(inAddress);

  // Somebody came here by a link, or went back.
  useEffect(() => {
    if (inAddress === wrote.current) return;
    wrote.current = inAddress;
    setTyped(inAddress);
    setQ(inAddress);
    setTyping(false);
    setCaret(inAddress.length);
  }, [inAddress]);

  const asSearch = (words = q) => ({
    ...(words === '' ? {} : { q: words }),
    ...(asked.sort === undefined ? {} : { sort: asked.sort }),
  });
  const toAddress = (words: string) => {
    wrote.current = words;
    void navigate({ to: '/search', replace: true, search: asSearch(words) });
  };

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (value: string, at: number) => {
    setTyped(value);
    setCaret(at);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // Only blanks at the end do not change what is asked, but they end the last word.
      setQ(value.trim() === '' ? '' : value);
      setTyping(!/\s$/.test(value));
      toAddress(value.trim());
    }, pause);
  };
  const ask = (words: string) => {
    clearTimeout(timer.current);
    setTyped(words);
    setQ(words);
    setTyping(false);
    setCaret(words.length);
    toAddress(words.trim());
    const input = field.current;
    if (input !== null && document.activeElement === input)
      requestAnimationFrame(() => input.setSelectionRange(words.length, words.length));
  };

  // One comes here to search; who comes by a link reads first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the screen opens
  useEffect(() => {
    if (inAddress === '') field.current?.focus();
  }, []);

  return { typed, q, typing, caret, type, moveCaret: setCaret, ask, asSearch: () => asSearch(q.trim()) };
}
