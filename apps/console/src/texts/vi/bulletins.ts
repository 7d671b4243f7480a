export const bulletins = {};
