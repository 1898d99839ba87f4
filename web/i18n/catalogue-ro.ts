// What the inbox speaks: one chunk a language, fetched before the first screen. Words of mails and of public pages stay on the
// server; those of all other pages come with them, see more-ro.ts.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/ro/*.json',
      '!../../locales/ro/form.json',
      '!../../locales/ro/mail.json',
      '!../../locales/ro/site.json',
      '!../../locales/ro/help-centre-page.json',
      '!../../locales/ro/help.json',
      '!../../locales/ro/after-shift.json',
      '!../../locales/ro/articles-page.json',
      '!../../locales/ro/company.json',
      '!../../locales/ro/contact-form.json',
      '!../../locales/ro/desks.json',
      '!../../locales/ro/dev.json',
      '!../../locales/ro/domains.json',
      '!../../locales/ro/entry.json',
      '!../../locales/ro/field-settings.json',
      '!../../locales/ro/fields.json',
      '!../../locales/ro/mail-page.json',
      '!../../locales/ro/mailboxes.json',
      '!../../locales/ro/organizations.json',
      '!../../locales/ro/outbox-page.json',
      '!../../locales/ro/questions-page.json',
      '!../../locales/ro/reviews-page.json',
      '!../../locales/ro/rota-page.json',
      '!../../locales/ro/rota.json',
      '!../../locales/ro/search-page.json',
      '!../../locales/ro/settings.json',
      '!../../locales/ro/shift-page.json',
      '!../../locales/ro/shift.json',
      '!../../locales/ro/smtp.json',
      '!../../locales/ro/taking-out.json',
      '!../../locales/ro/teammates.json',
      '!../../locales/ro/teams.json',
      '!../../locales/ro/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
