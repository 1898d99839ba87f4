// The names of all messages, read from the English catalogues. A new catalogue gets two lines here, and from then on
// a misspelt key does not compile.
import type afterShift from '../../locales/en/after-shift.json';
import type articlesPage from '../../locales/en/articles-page.json';
import type automatic from '../../locales/en/automatic.json';
import type bulk from '../../locales/en/bulk.json';
import type contactForm from '../../locales/en/contact-form.json';
import type contacts from '../../locales/en/contacts.json';
import type dev from '../../locales/en/dev.json';
import type entry from '../../locales/en/entry.json';
import type faq from '../../locales/en/faq.json';
import type fieldSettings from '../../locales/en/field-settings.json';
import type helpCentrePage from '../../locales/en/help-centre-page.json';
import type mailPage from '../../locales/en/mail-page.json';
import type mailboxes from '../../locales/en/mailboxes.json';
import type newTicket from '../../locales/en/new-ticket.json';
import type notifications from '../../locales/en/notifications.json';
import type outboxPage from '../../locales/en/outbox-page.json';
import type problems from '../../locales/en/problems.json';
import type questionsPage from '../../locales/en/questions-page.json';
import type reviews from '../../locales/en/reviews.json';
import type reviewsPage from '../../locales/en/reviews-page.json';
import type rotaPage from '../../locales/en/rota-page.json';
import type satisfaction from '../../locales/en/satisfaction.json';
import type savedRepliesPage from '../../locales/en/saved-replies-page.json';
import type searchPage from '../../locales/en/search-page.json';
import type settings from '../../locales/en/settings.json';
import type shell from '../../locales/en/shell.json';
import type shiftPage from '../../locales/en/shift-page.json';
import type ticketFields from '../../locales/en/ticket-fields.json';
import type tickets from '../../locales/en/tickets.json';
import type together from '../../locales/en/together.json';
import type views from '../../locales/en/views.json';
import type webhooks from '../../locales/en/webhooks.json';

type Keys<Feature extends string, Catalogue> = `${Feature}.${keyof Catalogue & string}`;

export type MessageKey =
  | Keys<'shell', typeof shell>
  | Keys<'after-shift', typeof afterShift>
  | Keys<'articles-page', typeof articlesPage>
  | Keys<'automatic', typeof automatic>
  | Keys<'contact-form', typeof contactForm>
  | Keys<'contacts', typeof contacts>
  | Keys<'dev', typeof dev>
  | Keys<'faq', typeof faq>
  | Keys<'questions-page', typeof questionsPage>
  | Keys<'reviews', typeof reviews>
  | Keys<'reviews-page', typeof reviewsPage>
  | Keys<'rota-page', typeof rotaPage>
  | Keys<'saved-replies-page', typeof savedRepliesPage>
  | Keys<'satisfaction', typeof satisfaction>
  | Keys<'search-page', typeof searchPage>
  | Keys<'settings', typeof settings>
  | Keys<'shift-page', typeof shiftPage>
  | Keys<'notifications', typeof notifications>
  | Keys<'outbox-page', typeof outboxPage>
  | Keys<'help-centre-page', typeof helpCentrePage>
  | Keys<'mail-page', typeof mailPage>
  | Keys<'mailboxes', typeof mailboxes>
  | Keys<'entry', typeof entry>
  | Keys<'problems', typeof problems>
  | Keys<'field-settings', typeof fieldSettings>
  | Keys<'new-ticket', typeof newTicket>
  | Keys<'ticket-fields', typeof ticketFields>
  | Keys<'together', typeof together>
  | Keys<'views', typeof views>
  | Keys<'bulk', typeof bulk>
  | Keys<'tickets', typeof tickets>
  | Keys<'webhooks', typeof webhooks>;
