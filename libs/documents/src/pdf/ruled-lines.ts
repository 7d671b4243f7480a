import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rule } from './page-layout.js';

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const THIN = 3;
const SHORTEST = 8;
const MOST_RULES = 4000;
const DEEPEST = 200;

/** The thin lines and boxes of a page, from the bounding boxes of its paths: the frames of tables. */
export function ruledLines(operators: { fnArray: readonly number[]; argsArray: readonly unknown[] }): {
  horizontals: Rule[];
  verticals: Rule[];
} {
  const horizontals: Rule[] = [];
  const verticals: Rule[] = [];
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  const add = (x0: number, y0: number, x1: number, y1: number): void => {
    if (horizontals.length + verticals.length >= MOST_RULES) return;
    if (y1 - y0 <= THIN && x1 - x0 >= SHORTEST) horizontals.push({ x0, x1, y0, y1 });
    else if (x1 - x0 <= THIN && y1 - y0 >= SHORTEST) verticals.push({ x0, x1, y0, y1 });
    else if (x1 - x0 >= SHORTEST && y1 - y0 >= SHORTEST) {
      horizontals.push({ x0, x1, y0, y1: y0 }, { x0, x1, y0: y1, y1 });
      verticals.push({ x0, x1: x0, y0, y1 }, { x0: x1, x1, y0, y1 });
    }
  };
  operators.fnArray.forEach((operator, index) => {
    const args = operators.argsArray[index];
    if (operator === OPS.save && stack.length < DEEPEST) stack.push(matrix);
    else if (operator === OPS.restore) matrix = stack.pop() ?? IDENTITY;
    else if (operator === OPS.transform && Array.isArray(args))
      matrix = multiply(matrix, args as unknown as Matrix);
    else if (operator === OPS.constructPath && Array.isArray(args)) {
      const box = args[2] as ArrayLike<number> | null | undefined;
      if (!isPainted(args[0]) || !box || box.length < 4) return;
      const [x0, y0] = apply(matrix, box[0] ?? 0, box[1] ?? 0);
      const [x1, y1] = apply(matrix, box[2] ?? 0, box[3] ?? 0);
      add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    }
  });
  return { horizontals, verticals };
}

/** Clipping paths and shadings are no rules. */
const isPainted = (operator: unknown): boolean =>
  operator === OPS.stroke ||
  operator === OPS.closeStroke ||
  operator === OPS.fill ||
  operator === OPS.eoFill ||
  operator === OPS.fillStroke;

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

const apply = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];
