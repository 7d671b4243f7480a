export const collisions = {};
