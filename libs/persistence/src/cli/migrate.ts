// Runs the migrations that are due, with the hub's own settings, and says what is left:
//   node dist/libs/persistence/src/cli/migrate.js [--status]
import { readConfig } from '#platform/config.js';
import { createDataSource } from '../data-source.js';
import { databaseConfigOf } from '../database-config.js';
import { migrate, schemaDrift } from '../migrate.js';

const log = { warn: report, error: report };
function report(fields: Record<string, unknown>, message: string): void {
  console.error(message, fields);
}

const dataSource = await createDataSource(databaseConfigOf(readConfig()), { log });
try {
  if (!process.argv.includes('--status')) {
    const names = await migrate(dataSource, { log });
    console.log(names.length === 0 ? 'Nothing was due.' : `Done: ${names.join(', ')}`);
  }
  const drift = await schemaDrift(dataSource);
  if (drift.length > 0) {
    console.error(`The database is not what this version expects:\n${drift.join('\n')}`);
    process.exitCode = 1;
  } else console.log('The database is what this version expects.');
} finally {
  await dataSource.destroy();
}
