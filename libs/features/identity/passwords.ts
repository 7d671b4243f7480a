import { invalid, type AppError } from '#contracts/errors.js';
import { fold } from '#platform/fold.js';
import { hash, verify } from '@node-rs/argon2';

export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;
/** argon2id, 19 MiB, two passes, one lane (the OWASP floor); about 30 ms, off the event loop. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Words that open lists of guesses; compared folded and without digits and signs. */
const GUESSED = [
  'password',
  'matkhau',
  'qwerty',
  'qwertyuiop',
  'admin',
  'administrator',
  'loaphuong',
  'iloveyou',
];

/** Keyboards write Vietnamese composed or decomposed; both must open the same account. */
const asTyped = (password: string): string => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(asTyped(password), COST);

/** What nobody knows the password of: unknown accounts take as long as known ones. */
let nobodys: Promise<string> | null = null;

/** @param stored null where there is no such account or no password yet: answers false after the same work. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody knows this one');
  const matches = await verify(stored ?? (await nobodys), asTyped(password));
  return stored !== null && matches;
}

/** The first thing that is wrong with a new password, with the remedy; null: none. */
export function passwordProblem(password: string, login: string): AppError | null {
  const characters = [...asTyped(password)];
  const plain = fold(password).replaceAll(' ', '');
  const problem = (code: string, message: string): AppError => invalid('password', code, message);
  if (characters.length < MIN_PASSWORD) {
    return problem(
      'password-short',
      `Mật khẩu cần ít nhất ${MIN_PASSWORD} ký tự, hiện có ${characters.length}; một câu ngắn dễ nhớ là tốt nhất`,
    );
  }
  if (characters.length > MAX_PASSWORD)
    return problem('password-long', `Mật khẩu dài quá ${MAX_PASSWORD} ký tự, hãy rút ngắn`);
  if (new Set(characters).size < 5)
    return problem(
      'password-monotonous',
      'Mật khẩu lặp lại quá ít ký tự, hãy dùng ít nhất 5 ký tự khác nhau',
    );
  if (login.length >= 3 && plain.includes(fold(login)))
    return problem('password-has-login', 'Mật khẩu không được chứa tên đăng nhập, hãy chọn mật khẩu khác');
  if (isRun(plain)) return problem('password-run', 'Mật khẩu là một dãy liền nhau, hãy chọn mật khẩu khác');
  if (GUESSED.includes(plain.replace(/[^a-z]/g, '')))
    return problem('password-guessed', 'Mật khẩu này rất dễ đoán, hãy chọn mật khẩu khác');
  return null;
}

/** `1234567890`, `abcdefghij`, and the same backwards. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    // A dial ends in 90, and begins in 01.
    steps.add(step === -9 ? 1 : step === 9 ? -1 : step);
  }
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
