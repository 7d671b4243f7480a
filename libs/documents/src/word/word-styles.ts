import { attribute, xmlTags } from './xml-tags.js';

export interface WordStyle {
  readonly basedOn?: string;
  readonly font?: string;
  readonly numId?: string;
  readonly level?: string;
}

const FARTHEST_ANCESTOR = 20;

/** What runs and paragraphs inherit from styles.xml: font and numbering. */
export class WordStyles {
  private readonly styles = new Map<string, WordStyle>();
  private defaultFont: string | undefined;
  private defaultParagraph: string | undefined;

  constructor(xml: string) {
    let id: string | undefined;
    let inDefaults = false;
    for (const tag of xmlTags(xml)) {
      if (tag.name === 'w:docDefaults') inDefaults = tag.opens && !tag.closes;
      else if (tag.name === 'w:style') id = tag.opens ? this.openStyle(tag.attributes) : undefined;
      else if (tag.opens && inDefaults && tag.name === 'w:rFonts')
        this.defaultFont = attribute(tag.attributes, 'w:ascii');
      else if (tag.opens && id !== undefined) this.note(id, tag.name, tag.attributes);
    }
  }

  /** The font of a run without one of its own. */
  fontOf(runStyle: string | undefined, paragraphStyle: string | undefined): string | undefined {
    return (
      this.inherited(runStyle, 'font') ??
      this.inherited(paragraphStyle ?? this.defaultParagraph, 'font') ??
      this.defaultFont
    );
  }

  numberingOf(paragraphStyle: string | undefined): { numId: string; level: string } | undefined {
    const numId = this.inherited(paragraphStyle, 'numId');
    return numId === undefined ? undefined : { numId, level: this.inherited(paragraphStyle, 'level') ?? '0' };
  }

  private openStyle(attributes: string): string | undefined {
    const id = attribute(attributes, 'w:styleId');
    if (id === undefined) return undefined;
    this.styles.set(id, {});
    if (attribute(attributes, 'w:type') === 'paragraph' && attribute(attributes, 'w:default') === '1')
      this.defaultParagraph = id;
    return id;
  }

  private note(id: string, name: string, attributes: string): void {
    const style = this.styles.get(id) ?? {};
    const value = attribute(attributes, 'w:val');
    if (name === 'w:basedOn') this.styles.set(id, { ...style, basedOn: value });
    if (name === 'w:rFonts') this.styles.set(id, { ...style, font: attribute(attributes, 'w:ascii') });
    if (name === 'w:numId') this.styles.set(id, { ...style, numId: value });
    if (name === 'w:ilvl') this.styles.set(id, { ...style, level: value });
  }

  private inherited(id: string | undefined, key: 'font' | 'numId' | 'level'): string | undefined {
    let at = id;
    for (let step = 0; at !== undefined && step < FARTHEST_ANCESTOR; step++) {
      const style: WordStyle | undefined = this.styles.get(at);
      if (style?.[key] !== undefined) return style[key];
      at = style?.basedOn;
    }
    return undefined;
  }
}
