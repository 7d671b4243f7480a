const PRESSED =
  'a, button, input, label, summary, [role="option"], [role="menuitem"], [role="tab"], [role="radio"], [role="button"]';

/** What a click presses: a label presses its field. */
function pressed(target: EventTarget | null): Element | null {
  const on = target instanceof Element ? target.closest(PRESSED) : null;
  return on instanceof HTMLLabelElement ? (on.control ?? on) : on;
}

/**
 * Many people double-click whatever they press. The second click belongs to what the first one pressed: what has taken its
 * place meanwhile (the next offer once one is answered, a dialog that has just opened) nobody has looked at yet.
 */
export function keepDoubleClicks(): void {
  let first: Element | null = null;
  document.addEventListener(
    'click',
    (event) => {
      const now = pressed(event.target);
      if (event.detail <= 1) first = now;
      else if (now !== first) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
