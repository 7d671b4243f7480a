const VALUES: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];
const SHAPE = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** Value of a canonical upper-case Roman numeral (1..3999), or 0 when it is none. */
export function romanValue(text: string): number {
  if (text.length === 0 || text.length > 15 || !SHAPE.test(text)) return 0;
  let value = 0;
  let at = 0;
  for (const [sign, worth] of VALUES) {
    while (text.startsWith(sign, at)) {
      value += worth;
      at += sign.length;
    }
  }
  return value;
}
