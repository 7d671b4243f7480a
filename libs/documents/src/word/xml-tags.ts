import { DocumentRefused } from '../refusals.js';

export interface XmlTag {
  readonly name: string;
  readonly attributes: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly start: number;
  readonly end: number;
}

const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:[^"'>]|"[^"]*"|'[^']*')*?)(\/?)>/gu;

/** The tags of well-formed XML one by one. Linear; comments and texts are passed over. */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (const found of xml.matchAll(TAG)) {
    const [whole, slash, name = '', attributes = '', selfClosing] = found;
    yield {
      name,
      attributes,
      opens: slash === '',
      closes: slash === '/' || selfClosing === '/',
      start: found.index,
      end: found.index + whole.length,
    };
  }
}

/** An attribute's value without entities resolved (ids, numbers and font names have none). */
export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(attributes)?.[1];
}

/** Refuses what no word processor writes: document types and entities, the means of entity bombs. */
export function safeXml(bytes: Buffer): string {
  const xml = bytes.toString('utf8');
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) throw new DocumentRefused('unsafe-xml');
  return xml;
}
