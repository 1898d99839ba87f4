import type { Attachment } from '../../../contract/tickets.ts';
import type { Db } from '../../platform/db/index.ts';
import { attachmentsOf } from './messages.queries.ts';
import { toAttachment } from './presenting.ts';

/** What goes along with a message, pictures in its words too; whoever asks has made sure that the reader sees its ticket. */
export async function filesOfMessage(db: Db, messageId: string): Promise<Attachment[]> {
  return (await attachmentsOf(db, [messageId])).map((row) => toAttachment(row));
}
