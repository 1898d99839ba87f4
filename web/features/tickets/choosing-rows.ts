import { useMemo, useState } from 'react';
import type { Ticket } from '../../../contract/tickets.ts';
import { nothingChosen, type Selection, stillThere } from '../bulk/index.ts';

export interface Choosing {
  selection: Selection;
  choose: (selection: Selection) => void;
  /** On a phone: a press chooses a row instead of opening it. */
  editing: boolean;
  setEditing: (editing: boolean) => void;
}

/** What is chosen of a list. Another list begins with nothing, and what leaves the list is chosen no longer. */
export function useChoosing(list: string, rows: readonly Ticket[]): Choosing {
  const [choice, setChoice] = useState({ list, selection: nothingChosen });
  const [edited, setEdited] = useState<string>();
  const selection = useMemo(
    () => (choice.list === list ? stillThere(choice.selection, rows) : nothingChosen),
    [choice, list, rows],
  );
  return {
    selection,
    choose: (chosen) => setChoice({ list, selection: chosen }),
    editing: edited === list,
    setEditing: (editing) => {
      setEdited(editing ? list : undefined);
      setChoice({ list, selection: nothingChosen });
    },
  };
}
