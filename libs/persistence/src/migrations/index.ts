import type { MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

/** In the order in which they run. */
export const MIGRATIONS: MigrationClass[] = [];
