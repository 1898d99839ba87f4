import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import type { Tables } from '../platform/db/index.ts';
import { up as house } from './0001-house.ts';
import { up as mailboxes } from './0002-mailboxes.ts';
import { up as delivery } from './0003-delivery.ts';
import { up as reading } from './0004-reading.ts';
import { up as requests } from './0005-requests.ts';
import { up as automaticMail } from './0006-automatic-mail.ts';
import { up as spam } from './0007-spam.ts';
import { up as letters } from './0008-letters.ts';
import { up as workbench } from './0009-workbench.ts';
import { up as fields } from './0010-fields.ts';
import { up as views } from './0011-views.ts';
import { up as search } from './0012-search.ts';
import { up as together } from './0013-together.ts';
import { up as people } from './0014-people.ts';
import { up as savedReplies } from './0015-saved-replies.ts';
import { up as notifications } from './0016-notifications.ts';
import { up as webhooks } from './0017-webhooks.ts';
import { up as rights } from './0018-rights.ts';
import { up as largeChanges } from './0019-large-changes.ts';
import { up as pace } from './0020-pace.ts';
import { up as ticketsWithFiles } from './0021-tickets-with-files.ts';
import { up as articles } from './0022-articles.ts';
import { up as writing } from './0023-writing.ts';
import { up as helpCentre } from './0024-help-centre.ts';
import { up as form } from './0025-form.ts';
import { up as answers } from './0026-answers.ts';
import { up as repliesToArticles } from './0027-replies-to-articles.ts';
import { up as customers } from './0028-customers.ts';
import { up as rota } from './0029-rota.ts';
import { up as rotaSolutions } from './0030-rota-solutions.ts';
import { up as answersMended } from './0031-answers-mended.ts';
import { up as reviews } from './0032-reviews.ts';
import { up as shiftDays } from './0033-shift-days.ts';
import { up as afterShift } from './0034-after-shift.ts';
import { up as answersQ } from './0035-answers-q.ts';
import { up as askedStanding } from './0036-asked-standing.ts';
import { up as articleEdits } from './0037-article-edits.ts';
import { up as rotaByHand } from './0038-rota-by-hand.ts';
import { up as buddyDays } from './0039-buddy-days.ts';
import { up as beside } from './0040-beside.ts';
import { up as dueLetters } from './0041-due-letters.ts';
import { up as repliesByTime } from './0042-replies-by-time.ts';

/** In order; a migration that has landed is frozen and never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-house': { up: house },
  '0002-mailboxes': { up: mailboxes },
  '0003-delivery': { up: delivery },
  '0004-reading': { up: reading },
  '0005-requests': { up: requests },
  '0006-automatic-mail': { up: automaticMail },
  '0007-spam': { up: spam },
  '0008-letters': { up: letters },
  '0009-workbench': { up: workbench },
  '0010-fields': { up: fields },
  '0011-views': { up: views },
  '0012-search': { up: search },
  '0013-together': { up: together },
  '0014-people': { up: people },
  '0015-saved-replies': { up: savedReplies },
  '0016-notifications': { up: notifications },
  '0017-webhooks': { up: webhooks },
  '0018-rights': { up: rights },
  '0019-large-changes': { up: largeChanges },
  '0020-pace': { up: pace },
  '0021-tickets-with-files': { up: ticketsWithFiles },
  '0022-articles': { up: articles },
  '0023-writing': { up: writing },
  '0024-help-centre': { up: helpCentre },
  '0025-form': { up: form },
  '0026-answers': { up: answers },
  '0027-replies-to-articles': { up: repliesToArticles },
  '0028-customers': { up: customers },
  '0029-rota': { up: rota },
  '0030-rota-solutions': { up: rotaSolutions },
  '0031-answers-mended': { up: answersMended },
  '0032-reviews': { up: reviews },
  '0033-shift-days': { up: shiftDays },
  '0034-after-shift': { up: afterShift },
  '0035-answers-q': { up: answersQ },
  '0036-asked-standing': { up: askedStanding },
  '0037-article-edits': { up: articleEdits },
  '0038-rota-by-hand': { up: rotaByHand },
  '0039-buddy-days': { up: buddyDays },
  '0040-beside': { up: beside },
  '0041-due-letters': { up: dueLetters },
  '0042-replies-by-time': { up: repliesByTime },
};

/**
 * Brings the database to this version. Several processes may call it at once (Kysely holds a lock).
 * @returns the names of what was carried out.
 */
export async function migrate(db: Kysely<Tables>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName);
}
