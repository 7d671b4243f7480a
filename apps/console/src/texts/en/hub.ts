import type { HubWords } from '../hub-sentences.js';
import { notices } from './hub-notices.js';
import { planRemedies, plans } from './hub-plans.js';
import { problems } from './hub-problems.js';

/** Only English has these: what the hub says is Vietnamese of itself. */
export const hub: HubWords = {
  titles: {
    400: 'Something in it is not right yet',
    401: 'Sign in again',
    403: 'This account may not do this',
    404: 'Not found',
    409: 'This could not be done, since things have changed meanwhile',
    429: 'Too many tries: wait a moment',
    500: 'The system failed: give the correlation code to the administrator',
    503: 'The system is busy: try again in a few minutes',
  },
  problems,
  plans,
  planRemedies,
  notices,
};
