import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, QueryRunner } from 'typeorm';

/** What one running transaction carries along its asynchronous calls. */
export interface TransactionScope {
  readonly name: string;
  readonly dataSource: DataSource;
  readonly runner: QueryRunner;
  readonly afterCommit: (() => void | Promise<void>)[];
  /** False once committed or rolled back: work left running must not believe itself inside. */
  open: boolean;
  /** A joined unit failed: the outer one may not commit what is half done. */
  failure?: { error: unknown };
}

const storage = new AsyncLocalStorage<TransactionScope>();

/** The open transaction of `dataSource` that the caller runs in. */
export function currentScope(dataSource: DataSource): TransactionScope | undefined {
  const scope = storage.getStore();
  return scope?.open && scope.dataSource === dataSource ? scope : undefined;
}

export function runInScope<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
  return storage.run(scope, work);
}
