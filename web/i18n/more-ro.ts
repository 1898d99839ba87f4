// What all pages but the inbox speak besides: fetched with the first of them.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/ro/after-shift.json',
      '../../locales/ro/articles-page.json',
      '../../locales/ro/company.json',
      '../../locales/ro/contacts.json',
      '../../locales/ro/contact-form.json',
      '../../locales/ro/desks.json',
      '../../locales/ro/dev.json',
      '../../locales/ro/domains.json',
      '../../locales/ro/entry.json',
      '../../locales/ro/field-settings.json',
      '../../locales/ro/fields.json',
      '../../locales/ro/help-centre-page.json',
      '../../locales/ro/mail-page.json',
      '../../locales/ro/mailboxes.json',
      '../../locales/ro/organizations.json',
      '../../locales/ro/outbox-page.json',
      '../../locales/ro/questions-page.json',
      '../../locales/ro/reviews-page.json',
      '../../locales/ro/rota-page.json',
      '../../locales/ro/search-page.json',
      '../../locales/ro/settings.json',
      '../../locales/ro/shift-page.json',
      '../../locales/ro/smtp.json',
      '../../locales/ro/teammates.json',
      '../../locales/ro/teams.json',
      '../../locales/ro/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
