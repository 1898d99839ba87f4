import { useEffect, useState } from 'react';
import { type Command, currentFinders } from './commands.ts';

/** After the last letter so many milliseconds pass before the server is asked. */
const pause = 120;
/** One letter names nothing. */
const fewestLetters = 2;

/**
 * What the server finds for the words, in the order of who finds. What was found for earlier words stays until the new
 * is there; an answer to words that are no longer typed never shows.
 */
export function useFound(typed: string): { found: readonly Command[]; finding: boolean } {
  const words = typed.trim();
  const [state, setState] = useState<{ words: string; parts: readonly (readonly Command[])[]; open: number }>({
    words: '',
    parts: [],
    open: 0,
  });
  useEffect(() => {
    if (words.length < fewestLetters) {
      setState({ words, parts: [], open: 0 });
      return;
    }
    const asked = new AbortController();
    const timer = setTimeout(() => {
      const finders = currentFinders();
      const came = (place: number, part: readonly Command[]) => {
        if (asked.signal.aborted) return;
        setState((before) => {
          const fresh = before.words === words;
          const parts = finders.map((_, at) => (at === place ? part : (before.parts[at] ?? [])));
          return { words, parts, open: (fresh ? before.open : finders.length) - 1 };
        });
      };
      for (const [place, find] of finders.entries()) {
        // The palette goes on without what did not come; the search screen says why.
        find(words, asked.signal).then(
          (part) => came(place, part),
          () => came(place, []),
        );
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [words]);
  const asking = words.length >= fewestLetters && (state.words !== words || state.open > 0);
  return {
    found: words.length < fewestLetters ? [] : state.parts.flat(),
    finding: asking && currentFinders().length > 0,
  };
}
