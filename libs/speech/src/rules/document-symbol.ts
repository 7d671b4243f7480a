import { AGENCIES } from '../lexicon/built-in.js';
import { PARTY_SUFFIXES } from '../lexicon/data/agencies.js';
import { DOCUMENT_TYPES } from '../lexicon/data/document-types.js';
import { readCardinal } from '../numerals/cardinal.js';
import { spellLetters } from '../text/letter-names.js';

/** What the symbol of a document ("QĐ-UBND", "TTLT-BTC-BNV", "BTTTT-TTCS", "QH15") says. */
export interface DocumentSymbol {
  /** "Quyết định"; '' when the symbol names none (laws and resolutions of the National Assembly). */
  type: string;
  /** Spoken names of those who issued it. */
  issuers: string[];
  /** False when a part of the symbol is not in any table; it is then spelled. */
  known: boolean;
}

const ASSEMBLY = /^(UBTVQH|QH)(\d{1,2})$/;
const JOINT = new Set(['TTLT', 'NQLT', 'KHLT', 'CTPH', 'QCPH', 'HDLN', 'HDLT', 'TT', 'CTr', 'HD']);

/** Spoken name of an agency symbol; null when no table has it. */
export function agencyName(symbol: string): string | null {
  const assembly = ASSEMBLY.exec(symbol);
  if (assembly) {
    const body = assembly[1] === 'QH' ? 'Quốc hội' : 'Ủy ban Thường vụ Quốc hội';
    return `${body} khóa ${readCardinal(assembly[2] ?? '')}`;
  }
  return AGENCIES.get(symbol) ?? PARTY_SUFFIXES[symbol] ?? null;
}

/** Party bodies write type and issuer the other way round a slash: 57-NQ/TW. */
export function parsePartySymbol(typeSymbol: string, issuer: string): DocumentSymbol | null {
  const type = DOCUMENT_TYPES[typeSymbol];
  if (type === undefined) return null;
  const name = agencyName(issuer);
  return { type, issuers: [name ?? spellLetters(issuer)], known: name !== null };
}

/**
 * Reads the part behind the number. Null when nothing in it is a kind of document or an agency: then it is no
 * document number at all.
 */
export function parseSymbol(symbol: string): DocumentSymbol | null {
  const parts = symbol
    .split(/[-–]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [first = '', ...rest] = parts;
  const type = DOCUMENT_TYPES[first];
  const firstAgency = agencyName(first);
  if (type === undefined && firstAgency === null) return null;
  // "12/CP", "46/TTg": an agency alone. "CT", "HĐ", "TB" alone mean their kind of document.
  if (type === undefined || (rest.length === 0 && firstAgency !== null)) {
    const issued = ASSEMBLY.test(first) ? '' : 'Công văn';
    return { type: issued, issuers: firstAgency ? [firstAgency] : [], known: true };
  }
  // What follows in the number of a contract is its kind, not an agency.
  if (rest.length === 0 || first === 'HĐ') return { type, issuers: [], known: true };
  const issuers = (JOINT.has(first) ? rest : rest.slice(0, 1)).map((part) => agencyName(part) ?? '');
  const named = issuers.filter((name) => name !== '');
  if (named.length > 0) return { type, issuers: named, known: named.length === issuers.length };
  return { type, issuers: [spellLetters((rest[0] ?? '').replace(/[^\p{L}]/gu, ''))], known: false };
}
