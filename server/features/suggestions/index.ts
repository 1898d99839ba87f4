import './learning.ts';
import './suggestions.tables.ts';

export { suggestionRoutes } from './suggestions.routes.ts';
