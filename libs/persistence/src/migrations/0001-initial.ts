import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INITIAL_TABLES } from './initial/index.js';
import { createTables, dropTables } from './table-shape.js';

/** Everything the first release has. Its tables are written by cli/write-initial-migration until then, and never after. */
export class Initial1795219200000 implements MigrationInterface {
  readonly name = 'Initial1795219200000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, INITIAL_TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, INITIAL_TABLES);
  }
}
