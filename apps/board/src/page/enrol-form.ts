import { parseEnrolmentLink, type EnrolmentLink } from '#contracts/enrolment-link.js';
import type { EnrolProblem } from '../messages.js';
import { vi } from '../texts/vi.js';
import { element } from './element.js';

/**
 * Asks for the code; a whole link from a QR code may be pasted as well.
 * @param onCode with this page's own address for a bare code
 */
export function enrolForm(
  problem: EnrolProblem | null,
  isSecure: boolean,
  onCode: (link: EnrolmentLink) => void,
): HTMLElement {
  const input = element('input', '');
  input.name = 'code';
  input.required = true;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.maxLength = 200;
  const button = element('button', '', vi.enrol);
  button.type = 'submit';
  const form = element(
    'form',
    'enrol',
    element('h1', '', vi.enrolTitle),
    element('p', '', vi.enrolHint),
    element('label', '', vi.code, input),
    button,
  );
  if (problem) {
    const said = element('p', 'problem', wordsOf(problem));
    said.setAttribute('role', 'alert');
    form.append(said);
  }
  if (!isSecure) form.append(element('p', 'small', vi.onlineOnly));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    onCode(parseEnrolmentLink(text) ?? { hub: location.origin, code: text });
  });
  queueMicrotask(() => input.focus());
  return element('div', 'notice', form);
}

const wordsOf = (problem: EnrolProblem): string =>
  problem.kind === 'waiting' ? vi.enrolWaiting : problem.message || vi.enrolRefused;
