// What all pages but the inbox speak besides: fetched with the first of them.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    [
      '../../locales/it/after-shift.json',
      '../../locales/it/articles-page.json',
      '../../locales/it/company.json',
      '../../locales/it/contacts.json',
      '../../locales/it/contact-form.json',
      '../../locales/it/desks.json',
      '../../locales/it/dev.json',
      '../../locales/it/domains.json',
      '../../locales/it/entry.json',
      '../../locales/it/field-settings.json',
      '../../locales/it/fields.json',
      '../../locales/it/help-centre-page.json',
      '../../locales/it/mail-page.json',
      '../../locales/it/mailboxes.json',
      '../../locales/it/organizations.json',
      '../../locales/it/outbox-page.json',
      '../../locales/it/questions-page.json',
      '../../locales/it/reviews-page.json',
      '../../locales/it/rota-page.json',
      '../../locales/it/search-page.json',
      '../../locales/it/settings.json',
      '../../locales/it/shift-page.json',
      '../../locales/it/smtp.json',
      '../../locales/it/teammates.json',
      '../../locales/it/teams.json',
      '../../locales/it/webhooks.json',
    ],
    { eager: true, import: 'default' },
  ),
);
