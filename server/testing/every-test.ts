import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogues } from '../platform/i18n/index.ts';

const folder = join(import.meta.dirname, '../../locales');
const features = readdirSync(join(folder, 'en')).map((file) => file.replace(/\.json$/, ''));
loadCatalogues(folder, features);
