const ONSETS = ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');
const RHYMES = (
  'a ac ach ai am an ang anh ao ap at au ay ak ăc ăm ăn ăng ăp ăt ăk âc âm ân âng âp ât âu ây e ec em en eng eo ep et ek ' +
  'ê êch êm ên ênh êp êt êu êk i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ik o oa oac oach oai oam oan oang ' +
  'oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ok ô ôc ôi ôm ôn ông ôông ôp ôt ôk ' +
  'ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh uên ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uk uy uya uych ' +
  'uyên uyêt uyn uynh uyt uyu uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh ych yt'
).split(' ');
const STOPPED = /(?:c|ch|p|t|k)$/;

const SYLLABLES = new Set<string>();
for (const onset of ONSETS) for (const rhyme of RHYMES) SYLLABLES.add(onset + rhyme);

/** Letter → [letter without tone, tone 0..5 (level, huyền, sắc, hỏi, ngã, nặng)]. */
const TONES = new Map<string, readonly [string, number]>();
for (const row of [
  'aàáảãạ',
  'ăằắẳẵặ',
  'âầấẩẫậ',
  'eèéẻẽẹ',
  'êềếểễệ',
  'iìíỉĩị',
  'oòóỏõọ',
  'ôồốổỗộ',
  'ơờớởỡợ',
  'uùúủũụ',
  'ưừứửữự',
  'yỳýỷỹỵ',
]) {
  [...row].forEach((letter, tone) => TONES.set(letter, [row.charAt(0), tone]));
}

const LONGEST = 7;

/** Whether a lower-case word is a possible Vietnamese syllable, in either style of tone placement. */
export function isSyllable(word: string): boolean {
  if (word.length === 0 || word.length > LONGEST) return false;
  let bare = '';
  let tone = 0;
  for (const letter of word) {
    const known = TONES.get(letter);
    if (!known) {
      bare += letter;
      continue;
    }
    if (known[1] !== 0) {
      if (tone !== 0) return false;
      tone = known[1];
    }
    bare += known[0];
  }
  if (!SYLLABLES.has(bare)) return false;
  return !STOPPED.test(bare) || tone === 2 || tone === 5;
}

/** The word with its tone marks taken off but its letters kept (ă, ê, ư stay). */
export function withoutTone(word: string): string {
  let bare = '';
  for (const letter of word) bare += TONES.get(letter)?.[0] ?? letter;
  return bare;
}
