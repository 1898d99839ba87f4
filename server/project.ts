import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadCatalogues } from './platform/i18n/index.ts';

/** The project's folder: the nearest one above that has the catalogues, from the source and from the bundle alike. */
export function projectFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'locales'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`No folder above ${import.meta.dirname} has the catalogues`);
    folder = above;
  }
  return folder;
}

/** Catalogues of everything that the server itself says; the app's own travel with the app. */
export const SERVER_CATALOGUES = [
  'company',
  'desks',
  'domains',
  'fields',
  'form',
  'help',
  'mail',
  'mailboxes',
  'mark',
  'my-requests',
  'notifications',
  'outbox',
  'reviews',
  'rota',
  'site',
  'smtp',
  'taking-out',
  'teammates',
];

/** Reads them in all languages. */
export function loadServerCatalogues(): void {
  loadCatalogues(join(projectFolder(), 'locales'), SERVER_CATALOGUES);
}
