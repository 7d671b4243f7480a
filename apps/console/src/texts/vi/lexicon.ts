export const lexicon = {};
