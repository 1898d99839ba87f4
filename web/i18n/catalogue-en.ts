// What the inbox speaks: one chunk a language, fetched before the first screen. Words of mails and of public pages stay on the
// server; those of all other pages come with them, see more-en.ts.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/en/*.json',
      '!../../locales/en/form.json',
      '!../../locales/en/mail.json',
      '!../../locales/en/site.json',
      '!../../locales/en/help-centre-page.json',
      '!../../locales/en/help.json',
      '!../../locales/en/after-shift.json',
      '!../../locales/en/articles-page.json',
      '!../../locales/en/company.json',
      '!../../locales/en/contact-form.json',
      '!../../locales/en/desks.json',
      '!../../locales/en/dev.json',
      '!../../locales/en/domains.json',
      '!../../locales/en/entry.json',
      '!../../locales/en/field-settings.json',
      '!../../locales/en/fields.json',
      '!../../locales/en/mail-page.json',
      '!../../locales/en/mailboxes.json',
      '!../../locales/en/organizations.json',
      '!../../locales/en/outbox-page.json',
      '!../../locales/en/questions-page.json',
      '!../../locales/en/reviews-page.json',
      '!../../locales/en/rota-page.json',
      '!../../locales/en/rota.json',
      '!../../locales/en/search-page.json',
      '!../../locales/en/settings.json',
      '!../../locales/en/shift-page.json',
      '!../../locales/en/shift.json',
      '!../../locales/en/smtp.json',
      '!../../locales/en/taking-out.json',
      '!../../locales/en/teammates.json',
      '!../../locales/en/teams.json',
      '!../../locales/en/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
