import { parseEnrolmentLink, type EnrolmentLink } from '#contracts/enrolment-link.js';
import type { EnrolProblem } from '../messages.js';
import { vi } from '../texts/vi.js';
import { element } from './element.js';

export interface EnrolFormOptions {
  problem: EnrolProblem | null;
  /** What stood in the field when it was asked last: a wrong letter is mended, not eight typed anew. */
  typed: string;
  /** With this page's own address for a bare code. */
  onCode: (link: EnrolmentLink) => void;
  /** Absent: without a code there is nothing to show. */
  onLater?: () => void;
}

/** Asks for the code; a whole link from a QR code may be pasted as well. */
export function enrolForm({ problem, typed, onCode, onLater }: EnrolFormOptions): HTMLElement {
  const input = element('input', '');
  input.name = 'code';
  input.required = true;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.minLength = 4;
  input.maxLength = 200;
  input.value = typed;
  const form = element(
    'form',
    'enrol',
    element('h1', '', vi.enrolTitle),
    element('p', '', vi.enrolHint),
    element('label', '', vi.code, input),
    buttons(onLater),
  );
  if (problem) {
    const said = element('p', 'problem', wordsOf(problem));
    said.setAttribute('role', 'alert');
    form.append(said);
  }
  if (!window.isSecureContext) form.append(element('p', 'small', vi.onlineOnly));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    onCode(parseEnrolmentLink(text) ?? { hub: location.origin, code: text.replace(/[^A-Za-z0-9-]/g, '') });
  });
  queueMicrotask(() => input.focus());
  return element('div', 'notice', form);
}

function buttons(onLater: (() => void) | undefined): HTMLElement {
  const enrol = element('button', '', vi.enrol);
  enrol.type = 'submit';
  const row = element('div', 'enrol-buttons', enrol);
  if (!onLater) return row;
  const later = element('button', 'later', vi.enrolLater);
  later.type = 'button';
  later.addEventListener('click', (event) => {
    // A click on a board that the hub refuses would bring the form up again.
    event.stopPropagation();
    onLater();
  });
  row.append(later);
  return row;
}

const wordsOf = (problem: EnrolProblem): string =>
  problem.kind === 'waiting' ? vi.enrolWaiting : problem.message || vi.enrolRefused;
