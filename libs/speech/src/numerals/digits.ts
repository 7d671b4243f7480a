/** Names of the digits as they are said one by one. */
export const DIGIT_NAMES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

export const digitName = (digit: string): string => DIGIT_NAMES[Number(digit)] ?? '';

/** "0912" → "không chín một hai"; anything but ASCII digits is skipped. */
export function readDigits(digits: string): string {
  const said: string[] = [];
  for (const digit of digits) {
    if (digit >= '0' && digit <= '9') said.push(digitName(digit));
  }
  return said.join(' ');
}
