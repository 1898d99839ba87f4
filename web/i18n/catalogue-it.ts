// One chunk a language, fetched only when it is spoken. Words of mails and of public pages stay on the server.
import { type Catalogue, joinCatalogues } from './catalogue.ts';

export default joinCatalogues(
  import.meta.glob<Catalogue>(
    ['../../locales/it/*.json', '!../../locales/it/mail.json', '!../../locales/it/site.json'],
    { eager: true, import: 'default' },
  ),
);
