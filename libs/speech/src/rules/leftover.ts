import { readDigits } from '../numerals/digits.js';
import { sayWhole } from '../numerals/scan-number.js';
import { letterName } from '../text/letter-names.js';
import { endOfDigits, isDigitCode, isLetterCode } from '../text/letters.js';
import type { Rewrite, RuleContext } from './rule.js';

/** Beyond this a run of digits is surely no number that anybody would say as one. */
const LONGEST_NUMBER = 15;

/** The last rule: whatever no other has answered is read sign by sign, or dropped, and reported. Always answers. */
export function readLeftover(context: RuleContext, at: number): Rewrite {
  const { text } = context;
  const code = text.charCodeAt(at);
  if (isDigitCode(code)) {
    const end = endOfDigits(text, at);
    const digits = text.slice(at, end);
    const spoken = digits.length > LONGEST_NUMBER ? readDigits(digits) : sayWhole(digits, context.region);
    return { end, spoken, type: 'number', rule: 'leftover-digits', confidence: 0.55 };
  }
  if (isLetterCode(code))
    return {
      end: at + 1,
      spoken: letterName(text.charAt(at)),
      type: 'unknown',
      rule: 'leftover-letter',
      confidence: 0.3,
    };
  return { end: at + 1, spoken: '', type: 'unknown', rule: 'leftover-dropped', confidence: 0.3 };
}
