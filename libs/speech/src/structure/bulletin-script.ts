import type { BulletinTemplate, TemplateLine } from './bulletin-templates.js';
import { estimateSeconds } from './duration.js';

export interface BulletinWords {
  readonly title: string;
  readonly body: string;
  /** How often the body is read; 1–5, the template's own number when absent. */
  readonly repetition?: number;
  /** The editor's short version of a long body. */
  readonly short?: string;
}

export interface ScriptLine {
  readonly role: TemplateLine['role'];
  readonly text: string;
  readonly pauseAfterMs: number;
}

export interface SpokenVersion {
  readonly lines: readonly ScriptLine[];
  /** The lines one below the other, for an engine without pauses. */
  readonly text: string;
  readonly estimatedSeconds: number;
}

export interface BulletinScript {
  readonly templateId: string;
  readonly full: SpokenVersion;
  readonly short?: SpokenVersion;
  /** The full version is long by the template's measure and there is no short one. */
  readonly shortWanted: boolean;
}

const MOST_READINGS = 5;

/**
 * What is spoken of a bulletin: title line, body, and the repetition with its notice; for a long text the short
 * version beside the full one.
 */
export function bulletinScript(
  template: BulletinTemplate,
  words: BulletinWords,
  estimate: (text: string) => number = estimateSeconds,
): BulletinScript {
  const full = speak(template, words, words.body, estimate);
  const short = words.short?.trim() ? speak(template, words, words.short, estimate) : undefined;
  return {
    templateId: template.id,
    full,
    ...(short ? { short } : {}),
    shortWanted: short === undefined && full.estimatedSeconds > template.longSeconds,
  };
}

function speak(
  template: BulletinTemplate,
  words: BulletinWords,
  body: string,
  estimate: (text: string) => number,
): SpokenVersion {
  const asked = Math.trunc(words.repetition ?? template.readings);
  const readings = Math.min(MOST_READINGS, Math.max(1, Number.isFinite(asked) ? asked : 1));
  const slots: Record<string, string> = {
    title: words.title.trim().replace(/[.\s]+$/u, ''),
    body: body.trim(),
    notice: template.notice,
  };
  const once = template.reading.flatMap((line) => fillLine(line, slots));
  const lines = template.opening.flatMap((line) => fillLine(line, slots));
  for (let reading = 0; reading < readings; reading++) {
    if (reading > 0) lines.push(...template.between.flatMap((line) => fillLine(line, slots)));
    lines.push(...once);
  }
  const text = lines.map((line) => line.text).join('\n');
  const pauses = lines.reduce((sum, line) => sum + line.pauseAfterMs, 0) / 1000;
  return { lines, text, estimatedSeconds: Math.round((estimate(text) + pauses) * 10) / 10 };
}

/** A line whose slot is empty is not spoken at all. */
function fillLine(line: TemplateLine, slots: Record<string, string>): ScriptLine[] {
  let emptySlot = false;
  const text = line.text.replace(/\{(title|body|notice)\}/gu, (_, name: string) => {
    const value = slots[name] ?? '';
    if (value === '') emptySlot = true;
    return value;
  });
  return emptySlot || text.trim() === '' ? [] : [{ role: line.role, text, pauseAfterMs: line.pauseAfterMs }];
}
