import { useCallback } from 'react';
import { cache } from '../../api/index.ts';
import { useT } from '../../i18n/index.ts';
import { replyValues } from './asking.ts';
import { valueWords } from './token-words.ts';

/** The name of a value; a desk's own fields by their label once the picker has read them. */
export function useValueNames(desk: string): (value: string) => string {
  const t = useT();
  return useCallback(
    (value) => valueWords(value, cache.getQueryData(replyValues(desk).queryKey)?.items ?? [], t),
    [desk, t],
  );
}
