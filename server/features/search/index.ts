import './files/reading-files.ts';
import './filling.ts';
import './forgetting.ts';
import './search.tables.ts';

export { searchRoutes } from './search.routes.ts';
