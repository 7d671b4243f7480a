/** Turns a staged file into samples: 16 bit, mono. Throws where the file cannot be decoded. */
export interface Decoder {
  decode(path: string, rate: number): AsyncIterable<Int16Array>;
}
