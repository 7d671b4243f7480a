/** The package ships no types; only what is used here. */
declare module 'aedes-persistence-level/asyncPersistence.js' {
  import type { Level } from 'level';
  export default class AsyncLevelPersistence {
    constructor(db: Level<string, Buffer>);
    destroy(): Promise<void>;
  }
}
