import type { Template } from './queries.js';

type Line = Template['reading'][number];

/** A template as four boxes to fill in; lines below each other are spoken one after the other. */
export interface TemplateBoxes {
  opening: string;
  before: string;
  after: string;
  notice: string;
  readings: number;
  longMinutes: number;
}

const OPENING_MS = 800;
const BEFORE_MS = 800;
const BODY_MS = 1000;
const AFTER_MS = 800;

const joined = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('\n');
const split = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function boxesOf(template: Template): TemplateBoxes {
  const body = template.reading.findIndex(({ text }) => text.includes('{body}'));
  return {
    opening: joined(template.opening),
    before: joined(template.reading.slice(0, body)),
    after: joined(template.reading.slice(body + 1)),
    notice: template.notice,
    readings: template.readings,
    longMinutes: Math.round(template.longSeconds / 60),
  };
}

/** What the hub keeps. Lines that stay as they were keep their pauses. */
export function templateOf(boxes: TemplateBoxes, before: Template) {
  const known = new Map([...before.opening, ...before.reading].map((line) => [line.text, line]));
  const line = (text: string, pauseAfterMs: number): Line =>
    known.get(text) ?? { role: text.includes('{title}') ? 'title' : 'free', text, pauseAfterMs };
  const body = before.reading.find(({ text }) => text.includes('{body}'));
  return {
    opening: split(boxes.opening).map((text) => line(text, OPENING_MS)),
    reading: [
      ...split(boxes.before).map((text) => line(text, BEFORE_MS)),
      body ?? { role: 'body' as const, text: '{body}', pauseAfterMs: BODY_MS },
      ...split(boxes.after).map((text) => line(text, AFTER_MS)),
    ],
    between:
      before.between.length > 0
        ? before.between
        : [{ role: 'notice' as const, text: '{notice}', pauseAfterMs: BEFORE_MS }],
    notice: boxes.notice.trim(),
    readings: boxes.readings,
    longSeconds: Math.max(30, Math.round(boxes.longMinutes * 60)),
  };
}

/** What is heard of an example, before it is saved. */
export function exampleOf(boxes: TemplateBoxes, title: string, body: string): string {
  const once = [...split(boxes.before), body, ...split(boxes.after)];
  const again = boxes.readings > 1 ? [boxes.notice, ...once] : [];
  return [...split(boxes.opening), ...once, ...again]
    .map((line) => line.replaceAll('{title}', title).replaceAll('{notice}', boxes.notice))
    .join('\n');
}
