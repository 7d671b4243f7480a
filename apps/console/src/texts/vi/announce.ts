export const announce = {};
