// Long texts are read and compared on threads of their own; what comes back is what the pure functions say.
import { Texts } from '#features/bulletins/texts.js';
import {
  doTextTask,
  packLexicon,
  type TextInputs,
  type TextRequest,
  type TextTask,
} from '#features/bulletins/text-tasks.js';
import { DEFAULT_TEMPLATE } from '#speech/structure/bulletin-templates.js';
import { registry } from '#platform/metrics.js';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

const texts = new Texts();
afterAll(() => texts.onApplicationShutdown());
/** So many letters go to a thread whatever their text. */
const MANY = Infinity;

const word = fc.oneof(
  fc.constantFrom(
    ...['UBND', 'QĐ-UBND', '15/3/2017', '1.500.000 đồng/hộ', '7h30', 'Điều 5', 'khoản 2', 'a)', 'COVID-19'],
    ...[
      'Nghị định số 30/2020/NĐ-CP',
      'Quý I/2026',
      '-',
      '\n',
      '\n\n',
      '; ',
      '. ',
      'họp',
      'bà con',
      'website.vn',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
const how = fc.record({
  style: fc.constantFrom('radio' as const, 'citation' as const),
  region: fc.constantFrom('north' as const, 'central' as const, 'south' as const),
  lexicon: fc
    .array(fc.record({ grapheme: word, alias: word, caseSensitive: fc.boolean() }), { maxLength: 5 })
    .map((entries) => packLexicon({ layer: 'commune', entries })),
});
const variant = fc.record({
  ...{ language: fc.constantFrom('vi', 'hmn'), origin: fc.constant('text' as const) },
  ...{ text: fc.option(text), spoken: fc.option(text), source: fc.option(fc.constantFrom('a', 'b')) },
  ...{ durationMs: fc.constant(null), engine: fc.constant(null) },
});
const content = fc.record({
  ...{ title: text, field: fc.nat(6), class: fc.constant(3), kind: fc.constant('bulletin') },
  ...{ source: text, author: fc.option(text), validFrom: fc.constant(''), validTo: fc.constant('') },
  variants: fc.array(variant, { maxLength: 2 }),
  display: fc.option(
    fc.record({
      title: text,
      pages: fc.array(text, { maxLength: 3 }),
      media: fc.array(fc.record({ sha256: fc.constantFrom('a', 'b'), fileName: word }), { maxLength: 2 }),
    }),
  ),
});
const inputs: { [K in TextTask]: fc.Arbitrary<TextInputs[K]> } = {
  read: fc.record({ text, how }),
  ssml: fc.record({ text, how }),
  script: fc.record({
    words: fc.record({
      ...{ title: text, text, shortText: fc.option(text) },
      spokenVersion: fc.constantFrom('full' as const, 'short' as const),
      corrections: fc.array(fc.record({ start: fc.nat(40), end: fc.nat(60), spoken: word }), {
        maxLength: 4,
      }),
      repetition: fc.integer({ min: 1, max: 5 }),
    }),
    ...{ template: fc.constant(DEFAULT_TEMPLATE), how },
  }),
  compare: fc.record({ before: content, after: content }),
  pls: fc.record({
    xml: fc.oneof(
      fc.string(),
      text.map(
        (alias) => `<lexicon><lexeme><grapheme>a</grapheme><alias>${alias}</alias></lexeme></lexicon>`,
      ),
    ),
  }),
};

describe('what is computed of a text', () => {
  it.each(Object.keys(inputs) as TextTask[])('on a thread is what it is here: %s', async (task) => {
    await fc.assert(
      fc.asyncProperty(inputs[task] as fc.Arbitrary<TextInputs[TextTask]>, async (input) => {
        const request = { task, input } as TextRequest;
        expect(await texts.run(task, input as never, MANY)).toEqual(doTextTask(request));
      }),
      { numRuns: 60 },
    );
  });

  const done = async (): Promise<number> =>
    (await registry.getSingleMetric('ttn_worker_tasks_total')?.get())?.values.find(
      ({ labels }) => labels.pool === 'texts' && labels.outcome === 'done',
    )?.value ?? 0;

  it('of a short one is computed here, of a long one beside', async () => {
    const how = { lexicon: packLexicon({ entries: [] }) };
    const before = await done();
    await texts.run('ssml', { text: 'Mời bà con đi họp.', how }, 18);
    expect(await done()).toBe(before);
    const long = 'Mời bà con đi họp. '.repeat(3000);
    await texts.run('ssml', { text: long, how }, long.length);
    expect(await done()).toBe(before + 1);
  });

  it('too many long ones at once: those over the bound are told to come again, the others get their answer', async () => {
    const how = { lexicon: packLexicon({ entries: [] }) };
    const asked = Array.from({ length: 40 }, (_, i) =>
      texts.run('ssml', { text: `Thôn ${i} họp.`, how }, MANY).then(
        (ssml) => ({ i, ssml }),
        (refused: unknown) => ({ i, refused }),
      ),
    );
    const ended = await Promise.all(asked);
    const refused = ended.filter((end) => 'refused' in end);
    expect(refused.length).toBeGreaterThan(0);
    for (const { refused: error } of refused as { refused: unknown }[])
      expect(error).toMatchObject({
        ...{ code: 'texts-busy', kind: 'unavailable', retryAfterSeconds: 5 },
        message: 'Nhiều văn bản dài đang được xử lý cùng lúc: đợi vài giây rồi thử lại',
      });
    for (const end of ended.filter((one) => 'ssml' in one))
      expect(end).toEqual({
        i: end.i,
        ssml: doTextTask({ task: 'ssml', input: { text: `Thôn ${end.i} họp.`, how } }),
      });
  });
});
