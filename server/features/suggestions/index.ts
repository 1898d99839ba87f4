import './learning.ts';
import './suggestions.tables.ts';

export { suggestionRoutes } from './suggestions.routes.ts';
export { writtenAnswer } from './written-answer.ts';
