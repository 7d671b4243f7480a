import type { MigrationInterface } from 'typeorm';
import { Initial1795219200000 } from './0001-initial.js';

export type MigrationClass = new () => MigrationInterface;

/** In the order in which they run. */
export const MIGRATIONS: MigrationClass[] = [Initial1795219200000];
