/** Cells of 5 ms in a gating block of 400 ms, and between two blocks (75 % overlap): EBU Tech 3341. */
const blockCells = 80;
const hopCells = 20;
const absoluteGate = -70;
const relativeGateLu = -10;

export function loudnessOf(meanSquare: number): number {
  return -0.691 + 10 * Math.log10(meanSquare);
}

/**
 * Integrated loudness (ITU-R BS.1770-4) from the mean squares of cells of 5 ms, LUFS. A sound shorter than a block is
 * one block, so that a stinger has a loudness too. -Infinity where everything is gated.
 */
export function integratedLoudness(meanSquares: Float32Array): number {
  const blocks = blockMeans(meanSquares).filter((mean) => loudnessOf(mean) >= absoluteGate);
  if (blocks.length === 0) return -Infinity;
  const gate = loudnessOf(average(blocks)) + relativeGateLu;
  return loudnessOf(average(blocks.filter((mean) => loudnessOf(mean) >= gate)));
}

function blockMeans(cells: Float32Array): number[] {
  if (cells.length === 0) return [];
  const means: number[] = [];
  const length = Math.min(blockCells, cells.length);
  for (let at = 0; at + length <= cells.length; at += hopCells) {
    let sum = 0;
    for (let i = at; i < at + length; i++) sum += cells[i] ?? 0;
    means.push(sum / length);
  }
  return means;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
