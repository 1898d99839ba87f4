// What other features use of suggestions: a chunk of its own, fetched beside an open ticket.
import { lazy } from 'react';

export const SuggestedAnswers = lazy(() => import('./suggested-answers.tsx'));
