// What all pages but the inbox speak besides: fetched with the first of them.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/en/after-shift.json',
      '../../locales/en/articles-page.json',
      '../../locales/en/company.json',
      '../../locales/en/contacts.json',
      '../../locales/en/contact-form.json',
      '../../locales/en/desks.json',
      '../../locales/en/dev.json',
      '../../locales/en/domains.json',
      '../../locales/en/entry.json',
      '../../locales/en/field-settings.json',
      '../../locales/en/fields.json',
      '../../locales/en/help-centre-page.json',
      '../../locales/en/mail-page.json',
      '../../locales/en/mailboxes.json',
      '../../locales/en/organizations.json',
      '../../locales/en/outbox-page.json',
      '../../locales/en/questions-page.json',
      '../../locales/en/reviews-page.json',
      '../../locales/en/rota-page.json',
      '../../locales/en/search-page.json',
      '../../locales/en/settings.json',
      '../../locales/en/shift-page.json',
      '../../locales/en/smtp.json',
      '../../locales/en/teammates.json',
      '../../locales/en/teams.json',
      '../../locales/en/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
