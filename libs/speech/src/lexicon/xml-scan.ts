/** What the scanner finds, in order. A problem ends it. */
export type XmlEvent =
  { kind: 'open' | 'close'; name: string; offset: number } | { kind: 'text'; text: string; offset: number };
export type XmlProblem = { kind: 'problem'; problem: 'not-xml' | 'forbidden-markup'; offset: number };

const TAG =
  /<(\/?)([A-Za-z_][\w.:-]{0,100})((?:\s+[A-Za-z_][\w.:-]{0,100}\s*=\s*(?:"[^"<]{0,2000}"|'[^'<]{0,2000}'))*)\s*(\/?)>/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|([A-Za-z]{1,10}));/g;
const DEEPEST = 32;

function character(code: number): string {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : '';
}

/** The five entities and character references; any other entity is no text. Null when one is found. */
function decode(text: string): string | null {
  if (!text.includes('&')) return text;
  let unknown = false;
  const plain = text.replace(
    REFERENCE,
    (_all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (decimal !== undefined) return character(Number(decimal));
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      const known = ENTITIES[name ?? ''];
      if (known === undefined) unknown = true;
      return known ?? '';
    },
  );
  return unknown ? null : plain;
}

/**
 * A scanner for the small part of XML that a lexicon needs: elements, text, comments, CDATA, the XML declaration. No
 * DTD, no processing instruction, no entity beyond the five, no nesting over 32: those are problems, not events.
 */
export function* scanXml(xml: string): Generator<XmlEvent | XmlProblem, undefined, undefined> {
  const open: string[] = [];
  let at = xml.startsWith('\ufeff') ? 1 : 0;
  const declaration = /<\?xml\s[^<>]{0,200}\?>/y;
  declaration.lastIndex = at;
  at += declaration.exec(xml)?.[0].length ?? 0;
  let roots = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = decode(xml.slice(at, next < 0 ? xml.length : next));
    if (text === null) return yield { kind: 'problem', problem: 'forbidden-markup', offset: at };
    if (text.trim() !== '' && open.length === 0)
      return yield { kind: 'problem', problem: 'not-xml', offset: at };
    if (text !== '' && open.length > 0) yield { kind: 'text', text, offset: at };
    if (next < 0) break;
    at = next;
    const end = xml.startsWith('<!--', at)
      ? xml.indexOf('-->', at + 4)
      : xml.startsWith('<![CDATA[', at)
        ? xml.indexOf(']]>', at + 9)
        : -2;
    if (end === -1) return yield { kind: 'problem', problem: 'not-xml', offset: at };
    if (end >= 0) {
      if (xml[at + 2] === '[') yield { kind: 'text', text: xml.slice(at + 9, end), offset: at };
      at = end + 3;
      continue;
    }
    if (xml[at + 1] === '!' || xml[at + 1] === '?')
      return yield { kind: 'problem', problem: 'forbidden-markup', offset: at };
    TAG.lastIndex = at;
    const tag = TAG.exec(xml);
    if (!tag) return yield { kind: 'problem', problem: 'not-xml', offset: at };
    const [all, closing, name = '', , empty] = tag;
    if (closing === '/') {
      if (open.pop() !== name) return yield { kind: 'problem', problem: 'not-xml', offset: at };
      yield { kind: 'close', name, offset: at };
    } else {
      if (open.length === 0 && roots++ > 0) return yield { kind: 'problem', problem: 'not-xml', offset: at };
      open.push(name);
      if (open.length > DEEPEST) return yield { kind: 'problem', problem: 'forbidden-markup', offset: at };
      yield { kind: 'open', name, offset: at };
      if (empty === '/') {
        open.pop();
        yield { kind: 'close', name, offset: at };
      }
    }
    at += all.length;
  }
  if (open.length > 0) yield { kind: 'problem', problem: 'not-xml', offset: xml.length };
}
