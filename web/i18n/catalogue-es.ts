// What the inbox speaks: one chunk a language, fetched before the first screen. Words of mails and of public pages stay on the
// server; those of all other pages come with them, see more-es.ts.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/es/*.json',
      '!../../locales/es/form.json',
      '!../../locales/es/mail.json',
      '!../../locales/es/site.json',
      '!../../locales/es/help-centre-page.json',
      '!../../locales/es/help.json',
      '!../../locales/es/after-shift.json',
      '!../../locales/es/articles-page.json',
      '!../../locales/es/company.json',
      '!../../locales/es/contact-form.json',
      '!../../locales/es/desks.json',
      '!../../locales/es/dev.json',
      '!../../locales/es/domains.json',
      '!../../locales/es/entry.json',
      '!../../locales/es/field-settings.json',
      '!../../locales/es/fields.json',
      '!../../locales/es/mail-page.json',
      '!../../locales/es/mailboxes.json',
      '!../../locales/es/organizations.json',
      '!../../locales/es/outbox-page.json',
      '!../../locales/es/questions-page.json',
      '!../../locales/es/reviews-page.json',
      '!../../locales/es/rota-page.json',
      '!../../locales/es/rota.json',
      '!../../locales/es/search-page.json',
      '!../../locales/es/settings.json',
      '!../../locales/es/shift-page.json',
      '!../../locales/es/shift.json',
      '!../../locales/es/smtp.json',
      '!../../locales/es/taking-out.json',
      '!../../locales/es/teammates.json',
      '!../../locales/es/teams.json',
      '!../../locales/es/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
