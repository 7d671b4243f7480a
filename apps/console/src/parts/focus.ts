import { useEffect } from 'react';

/** What had the focus when the first of the open dialogs was opened: one that leads to another is gone by then. */
let opener: Element | null = null;
/** By then the closed dialog has left, and whoever moves the focus on purpose has done so. */
const LEFT_MS = 20;

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
const focus = (on: Element | null | undefined): void => {
  if (on instanceof HTMLElement || on instanceof SVGElement) on.focus({ preventScroll: true });
};

/** Once a dialog is closed the focus is where it was before; at the page's heading where that is no longer there. */
export function useFocusBack(opened: boolean): void {
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    if (before && !before.closest('[role="dialog"]')) opener = before;
    return () => {
      const closing = document.activeElement?.closest('[role="dialog"]');
      setTimeout(() => {
        if (!isLost() && !closing?.contains(document.activeElement)) return;
        const there = [before, opener].find((one) => one?.isConnected && one !== document.body);
        focus(there ?? document.querySelector('main h1'));
      }, LEFT_MS);
    };
  }, [opened]);
}

/** The page whose heading had its turn last. */
let place: string | null = null;
/** Since the browser has loaded the console somebody has pressed something: what is shown now is because of it. */
let hasActed = false;

/**
 * A page that somebody has gone to begins at its heading: a screen reader says it, and Tab goes on from there. So does one
 * that takes the place of what had the focus. Not over a field that the page itself has chosen.
 * @param isBack to a page that was there before: it stays where it was left
 */
export function arriveAt(path: string, isBack: boolean, heading: HTMLElement | null): void {
  const isNew = place !== path;
  place = path;
  if (!hasActed) return;
  if (isNew && !isBack) window.scrollTo({ top: 0 });
  const isWithin = document.activeElement?.closest('main, [role="dialog"]');
  if (!isWithin && (isNew || isLost())) focus(heading);
}

let last: EventTarget | null = null;

/** Where what had the focus was put aside for something else, that has it. */
export function catchFocus(instead: HTMLElement | null): void {
  if (isLost() && last instanceof Node && !last.isConnected) focus(instead);
}

/** A button that works is out of order meanwhile, and the browser takes the focus from it: it gets it back. */
export function keepFocus(): void {
  // Enter and Space press what they are pressed on, too.
  document.addEventListener('click', () => (hasActed = true), { capture: true });
  document.addEventListener('focusin', ({ target }) => (last = target));
  new MutationObserver((changes) => {
    if (!isLost()) return;
    const again = changes.map(({ target }) => target).find((target) => target === last);
    if (again instanceof HTMLElement && !again.matches(':disabled')) focus(again);
  }).observe(document, { subtree: true, attributeFilter: ['disabled'] });
}
