import type { MacroEffects } from '../../../contract/saved-replies.ts';
import type { Generated, InstantColumn, NullableInstantColumn } from '../../platform/db/index.ts';

interface SavedRepliesTable {
  id: string;
  name: string;
  shortcut: string | null;
  /** A path of names; empty: none. */
  folder: Generated<string>;
  keywords: Generated<string>;
  /** Null: everybody's on its desks. */
  owner_id: string | null;
  effects: Generated<MacroEffects>;
  /** Everything it is found by, lower case and without accents. */
  found_by: string;
  created_by: string | null;
  created_at: InstantColumn;
  updated_by: string | null;
  updated_at: InstantColumn;
  put_away_at: NullableInstantColumn;
  version: Generated<number>;
}

interface TextsTable {
  saved_reply_id: string;
  language: string;
  html: string;
}

interface DesksOfRepliesTable {
  saved_reply_id: string;
  desk_id: string;
}

interface UsesTable {
  id: string;
  saved_reply_id: string;
  teammate_id: string | null;
  ticket_id: string | null;
  message_id: string | null;
  /** The words were not sent as they are saved. */
  changed: boolean;
  used_at: InstantColumn;
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    saved_replies: SavedRepliesTable;
    saved_reply_texts: TextsTable;
    saved_reply_desks: DesksOfRepliesTable;
    saved_reply_uses: UsesTable;
  }
}
