import './files/reading-files.ts';
import './filling.ts';
import './forgetting.ts';
import './search.tables.ts';

export { passageOf, tokensOf } from './passages.ts';
export { searchRoutes } from './search.routes.ts';
export { ticketsLike } from './similar.ts';
export { isMeantWord, nearest } from './slips.ts';
export { quoted } from './wanted-words.ts';
