// What the inbox speaks: one chunk a language, fetched before the first screen. Words of mails and of public pages stay on the
// server; those of all other pages come with them, see more-it.ts.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/it/*.json',
      '!../../locales/it/form.json',
      '!../../locales/it/mail.json',
      '!../../locales/it/site.json',
      '!../../locales/it/help-centre-page.json',
      '!../../locales/it/help.json',
      '!../../locales/it/after-shift.json',
      '!../../locales/it/articles-page.json',
      '!../../locales/it/company.json',
      '!../../locales/it/contact-form.json',
      '!../../locales/it/desks.json',
      '!../../locales/it/dev.json',
      '!../../locales/it/domains.json',
      '!../../locales/it/entry.json',
      '!../../locales/it/field-settings.json',
      '!../../locales/it/fields.json',
      '!../../locales/it/mail-page.json',
      '!../../locales/it/mailboxes.json',
      '!../../locales/it/organizations.json',
      '!../../locales/it/outbox-page.json',
      '!../../locales/it/questions-page.json',
      '!../../locales/it/reviews-page.json',
      '!../../locales/it/rota-page.json',
      '!../../locales/it/rota.json',
      '!../../locales/it/search-page.json',
      '!../../locales/it/settings.json',
      '!../../locales/it/shift-page.json',
      '!../../locales/it/shift.json',
      '!../../locales/it/smtp.json',
      '!../../locales/it/taking-out.json',
      '!../../locales/it/teammates.json',
      '!../../locales/it/teams.json',
      '!../../locales/it/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
