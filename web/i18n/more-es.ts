// What all pages but the inbox speak besides: fetched with the first of them.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/es/after-shift.json',
      '../../locales/es/articles-page.json',
      '../../locales/es/company.json',
      '../../locales/es/contacts.json',
      '../../locales/es/contact-form.json',
      '../../locales/es/desks.json',
      '../../locales/es/dev.json',
      '../../locales/es/domains.json',
      '../../locales/es/entry.json',
      '../../locales/es/field-settings.json',
      '../../locales/es/fields.json',
      '../../locales/es/help-centre-page.json',
      '../../locales/es/mail-page.json',
      '../../locales/es/mailboxes.json',
      '../../locales/es/organizations.json',
      '../../locales/es/outbox-page.json',
      '../../locales/es/questions-page.json',
      '../../locales/es/reviews-page.json',
      '../../locales/es/rota-page.json',
      '../../locales/es/search-page.json',
      '../../locales/es/settings.json',
      '../../locales/es/shift-page.json',
      '../../locales/es/smtp.json',
      '../../locales/es/teammates.json',
      '../../locales/es/teams.json',
      '../../locales/es/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
