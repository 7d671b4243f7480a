import type { StandingRule } from '../../api/decisions.js';
import { windowText } from '../../texts/code-words.js';
import type { Catalogue } from '../../texts/texts.js';

export type OfferRule = Extract<StandingRule['rule'], { kind: 'offer' }>;

/** A window as people call it. */
export const windowName = (t: Catalogue, window: string): string =>
  lowered(windowText(t, window)) ?? t.offers.otherWindow(window.replaceAll('-', ' '));

/** A rule for offers as one sentence. */
export function sentenceOf(t: Catalogue, rule: OfferRule): string {
  const { sentence } = t.rules;
  const fields = (rule.fields ?? []).map((f) => `“${t.common.fields[f as 1]}”`).join(', ');
  const windows = (rule.windows ?? []).map((w) => windowName(t, w)).join(', ');
  const parts = [
    rule.answer === 'accept' ? sentence.accept : sentence.decline,
    fields ? sentence.fields(fields) : sentence.every,
    windows ? sentence.windows(windows) : '',
    rule.answer === 'decline'
      ? ''
      : rule.into?.kind === 'window'
        ? sentence.into(windowName(t, rule.into.window))
        : sentence.asAsked,
  ];
  return `${parts.filter(Boolean).join(' ')}.`;
}

/** Within a sentence: "buổi sáng". */
const lowered = (words: string | undefined): string | undefined =>
  words && words[0]!.toLowerCase() + words.slice(1);
