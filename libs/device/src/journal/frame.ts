/** A line of the journal: its CRC-32, a blank, its JSON. A torn or rotten line is told from a whole one. */
const TABLE = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function crc32(text: string): string {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    crc = TABLE[(crc ^ unit) & 255]! ^ (crc >>> 8);
    if (unit > 255) crc = TABLE[(crc ^ (unit >>> 8)) & 255]! ^ (crc >>> 8);
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}

export function frameLine(record: object): string {
  const json = JSON.stringify(record);
  return `${crc32(json)} ${json}\n`;
}

/** The record, or null for a line that is not whole. */
export function unframeLine(line: string): Record<string, unknown> | null {
  if (line.length < 10 || line[8] !== ' ') return null;
  const json = line.slice(9);
  if (crc32(json) !== line.slice(0, 8)) return null;
  return JSON.parse(json) as Record<string, unknown>;
}
