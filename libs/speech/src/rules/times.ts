import { readCardinal } from '../numerals/cardinal.js';
import { isWordCode } from '../text/letters.js';
import { wordAfter, wordBefore } from './look-back.js';
import { matchAt, type Rule, type RuleContext } from './rule.js';

const HOUR = /(\d{1,2})\s?([hgHG])(?:\s?(\d{1,2})(?:\s?(?:[pP]hút|['’′p]))?)?(?![\p{L}\d])/uy;
const COLON = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([hg])(?!\p{L}))?(?![\d:])/uy;
const MINUTES = /(\d{1,3})['’′](?:(\d{1,2})["”″]?)?(?!\p{L}|\d)/uy;
const SHORT_MINUTES = /(\d{1,3})\s?p(?![\p{L}\d/.])/uy;
const TO = /\s?[-–—]\s?(?=\d)/y;

const RATIO_WORDS = new Set(['lệ', 'số']);
const HOUR_WORDS = new Set(
  'lúc từ đến trước sau khoảng vào hồi tới sáng chiều tối trưa đêm ngày nay qua'.split(' '),
);
const PART_OF_DAY = new Set('sáng chiều tối trưa đêm khuya ngày hôm các hằng hàng thứ'.split(' '));

interface Clock {
  end: number;
  spoken: string;
}

function sayClock(context: RuleContext, hours: string, minutes = '', seconds = ''): string {
  const parts = [`${readCardinal(hours, context.region)} giờ`];
  const hasSeconds = seconds !== '' && Number(seconds) > 0;
  if (minutes !== '' && (Number(minutes) > 0 || hasSeconds))
    parts.push(`${readCardinal(minutes, context.region)} phút`);
  if (hasSeconds) parts.push(`${readCardinal(seconds, context.region)} giây`);
  return parts.join(' ');
}

const isClock = (hours: string, minutes = '0', seconds = '0'): boolean =>
  Number(hours) <= 24 && Number(minutes) < 60 && Number(seconds) < 60;

function letterClock(context: RuleContext, at: number): Clock | null {
  const found = matchAt(HOUR, context.text, at);
  if (!found) return null;
  const [all, hours = '', letter, minutes] = found;
  const end = at + all.length;
  if (minutes !== undefined && !isClock(hours, minutes)) return null;
  if (letter === 'g' || letter === 'G') {
    const said =
      HOUR_WORDS.has(wordBefore(context.text, at)) || PART_OF_DAY.has(wordAfter(context.text, end));
    if (minutes === undefined && (!said || Number(hours) > 24)) return null;
  }
  // "5 H" is no time; "km 12 h" neither: upper case only when minutes follow.
  if (letter === 'H' && minutes === undefined && all.includes(' ')) return null;
  return { end, spoken: sayClock(context, hours, minutes) };
}

const SAID_UNIT = /\s(?:phút|giờ)(?!\p{L})/uy;

function colonClock(context: RuleContext, at: number): Clock | null {
  const found = matchAt(COLON, context.text, at);
  if (!found || RATIO_WORDS.has(wordBefore(context.text, at))) return null;
  const [all, hours = '', minutes = '', seconds] = found;
  if (!isClock(hours, minutes, seconds) || isWordCode(context.text.charCodeAt(at + all.length))) return null;
  let end = at + all.length;
  // "10:20 phút": the word is already in the reading.
  end += matchAt(SAID_UNIT, context.text, end)?.[0].length ?? 0;
  return { end, spoken: sayClock(context, hours, minutes, seconds) };
}

const oneClock = (context: RuleContext, at: number): Clock | null =>
  letterClock(context, at) ?? colonClock(context, at);

const HOURS_TO = /(\d{1,2})\s?[-–—]\s?(?=\d{1,2}\s?[hg](?:\d{2})?(?![\p{L}\d]))/uy;

/** "8-10h", "7 - 11h30": the first hour borrows its word from the second. */
function hoursToClock(context: RuleContext, at: number): Clock | null {
  const found = matchAt(HOURS_TO, context.text, at);
  if (!found || Number(found[1]) > 24) return null;
  const second = letterClock(context, at + found[0].length);
  return (
    second && {
      end: second.end,
      spoken: `${readCardinal(found[1] ?? '', context.region)} đến ${second.spoken}`,
    }
  );
}

const NAUGHT = /00(?=\s?(?:giờ|phút|giây)(?!\p{L}))/uy;
const FULL_HOUR = /(\d{1,2})\s?giờ\s00(?!\s?(?:phút|[/:])|[\p{L}\d]|[.,]\d)/uy;

/** "00 giờ 05 phút", "17 giờ 00": naughts beside a said unit are a time, no digits of a number. */
export const saidTime: Rule = ({ text, region }, at) => {
  const naught = matchAt(NAUGHT, text, at);
  if (naught) return { end: at + 2, spoken: 'không', type: 'time', rule: 'time' };
  const full = matchAt(FULL_HOUR, text, at);
  if (!full || Number(full[1]) > 24) return null;
  return {
    end: at + full[0].length,
    spoken: `${readCardinal(full[1] ?? '', region)} giờ`,
    type: 'time',
    rule: 'time',
  };
};

/** 08h30, 7g30, 8:10:20, 7h30-11h30, 10:00-11:00. */
export const clockTime: Rule = (context, at) => {
  const { text } = context;
  const first = hoursToClock(context, at) ?? oneClock(context, at);
  if (!first) return null;
  const to = matchAt(TO, text, first.end);
  const second = to ? oneClock(context, first.end + to[0].length) : null;
  const end = second?.end ?? first.end;
  if (text[end] === '/' && isWordCode(text.charCodeAt(end + 1)) && !second) return null;
  const spoken = second ? `${first.spoken} đến ${second.spoken}` : first.spoken;
  return { end, spoken, type: 'time', rule: second ? 'time-range' : 'time' };
};

/** 30', 15'20". */
export const minuteSign: Rule = (context, at) => {
  const { text, region } = context;
  const short = matchAt(SHORT_MINUTES, text, at);
  if (short) {
    const spoken = `${readCardinal(short[1] ?? '', region)} phút`;
    return { end: at + short[0].length, spoken, type: 'time', rule: 'minutes', confidence: 0.8 };
  }
  const found = matchAt(MINUTES, text, at);
  if (!found) return null;
  const [all, minutes = '', seconds] = found;
  const tail = seconds === undefined ? '' : ` ${readCardinal(seconds, region)} giây`;
  return {
    end: at + all.length,
    spoken: `${readCardinal(minutes, region)} phút${tail}`,
    type: 'time',
    rule: 'minutes',
    confidence: 0.8,
  };
};
