import { spellLetters } from '../text/letter-names.js';
import {
  abbreviationByNeighbour,
  documentKind,
  dottedAbbreviation,
  initials,
} from './abbreviation-contexts.js';
import { dateRules } from './dates.js';
import { dottedDay, slashPair } from './day-month.js';
import { blankDocument, documentNumber, numberedDocument, symbolAlone } from './documents.js';
import { electronicAddress } from './electronic.js';
import { letteredNumber, loneLetter, shortClause } from './legal.js';
import { listLetter, listNumber } from './lists.js';
import { identifier, licencePlate, phoneNumber } from './phones.js';
import {
  bareSign,
  leadingCurrency,
  numberByWord,
  numberChain,
  product,
  quantity,
  ratio,
  score,
  signedQuantity,
} from './quantities.js';
import { quarter, shortPeriod, weekday } from './quarters.js';
import { kilometrePost, numberWithCapital, road } from './roads.js';
import { romanNumeral, romanWithLetter } from './romans.js';
import type { Rule } from './rule.js';
import {
  blankField,
  comparison,
  dash,
  ellipsis,
  markup,
  repeatedAbbreviation,
  sign,
  slash,
} from './symbols.js';
import { standardNumber } from './standards.js';
import { clockTime, minuteSign, saidTime } from './times.js';
import {
  apostropheName,
  code,
  explainedWord,
  foreignWord,
  headingWord,
  lexiconWord,
  unknownAbbreviation,
} from './words.js';

/** Tried in this order where a digit begins a token: identities before dates, dates before quantities. */
export const DIGIT_RULES: readonly Rule[] = [
  documentNumber,
  standardNumber,
  electronicAddress,
  quarter,
  listNumber,
  phoneNumber,
  identifier,
  licencePlate,
  ...dateRules,
  dottedDay,
  saidTime,
  clockTime,
  minuteSign,
  score,
  ratio,
  slashPair,
  numberByWord,
  letteredNumber,
  numberChain,
  product,
  quantity,
  lexiconWord,
  numberWithCapital,
  code,
];

/** Tried where a letter begins a token that is not a plain word of the language. */
export const LETTER_RULES: readonly Rule[] = [
  blankDocument,
  numberedDocument,
  electronicAddress,
  listLetter,
  shortPeriod,
  quarter,
  shortClause,
  kilometrePost,
  road,
  leadingCurrency,
  symbolAlone,
  weekday,
  romanNumeral,
  romanWithLetter,
  dottedAbbreviation,
  documentKind,
  explainedWord,
  abbreviationByNeighbour,
  lexiconWord,
  initials(spellLetters),
  apostropheName,
  code,
];

/** What is left of words: said as they are, in small letters, or letter by letter. */
export const LAST_LETTER_RULES: readonly Rule[] = [headingWord, foreignWord];

export const LONE_LETTER: Rule = loneLetter;
export const SPELLED: Rule = unknownAbbreviation;

/** Tried where neither a letter nor a digit stands. The last one always answers. */
export const SIGN_RULES: readonly Rule[] = [
  markup,
  repeatedAbbreviation,
  listLetter,
  phoneNumber,
  leadingCurrency,
  signedQuantity,
  blankField,
  slash,
  ellipsis,
  bareSign,
  comparison,
  dash,
  lexiconWord,
  sign,
];
