export const asRun = {};
