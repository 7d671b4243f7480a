/** Signs from U+00A1 to U+00FF that Vietnamese in Unicode does not write; TCVN3 and VNI are full of them. */
const STRANGE = /[¡-ÿ]/u;
const VIETNAMESE = /[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý]/gu;

/** Worth asking the hub about. Of an ordinary text a sign like "m²" at most, of a legacy one always. */
export const mayBeLegacy = (text: string): boolean =>
  STRANGE.test(text.normalize('NFC').replace(VIETNAMESE, ''));
