import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { enrolmentLink, parseEnrolmentLink } from './enrolment-link.js';

const code = fc.stringMatching(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
const hub = fc
  .tuple(
    fc.constantFrom('http', 'https'),
    fc.constantFrom('192.168.1.10:3000', 'hub.laocai.example', '[::1]:3000'),
    fc.constantFrom('', '/ttn'),
  )
  .map(([scheme, host, path]) => `${scheme}://${host}${path}`);

describe('the link of an enrolment', () => {
  it('says the hub and the code to whoever reads it, for speakers and for boards', () => {
    fc.assert(
      fc.property(hub, code, fc.constantFrom('speaker' as const, 'board' as const), (at, signs, kind) => {
        expect(parseEnrolmentLink(enrolmentLink({ hub: at, code: signs }, kind))).toEqual({
          hub: at,
          code: signs,
        });
      }),
    );
  });

  it('a board is sent to the boards’ page', () => {
    expect(enrolmentLink({ hub: 'http://h:3000/', code: 'K7QF-3M2P' }, 'board')).toBe(
      'http://h:3000/board/#enrol=K7QF-3M2P',
    );
  });

  it.each(['', 'K7QF-3M2P', 'http://h/#code=K7QF-3M2P', 'ftp://h/#enrol=K7QF-3M2P', 'http://h/#enrol='])(
    '%j is none',
    (text) => {
      expect(parseEnrolmentLink(text)).toBeNull();
    },
  );
});
