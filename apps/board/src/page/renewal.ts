import { beginAnew, hubAnswers } from './begin-anew.js';

const LOOK_MS = 10 * 60_000;
const DAY_LOOKS = (20 * 60) / 10;
const WEEK_LOOKS = 7 * 24 * 6;

/**
 * A page that stands for months: once a day, when nothing is due and the hub answers, it loads anew, which brings what
 * the hub was updated to and gives the memory back. A screen that is never idle does it once a week.
 * @param isIdle nothing but the clock is on the screen
 */
export function renewDaily(isIdle: () => boolean): void {
  let looks = 0;
  setInterval(() => {
    looks += 1;
    if (looks < DAY_LOOKS || (!isIdle() && looks < WEEK_LOOKS)) return;
    void hubAnswers().then((answers) => answers && beginAnew());
  }, LOOK_MS);
}
