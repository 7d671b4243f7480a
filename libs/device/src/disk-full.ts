/** What a store throws when there is no room; every other error of a store is a broken device. */
export class DiskFullError extends Error {
  constructor(cause?: unknown) {
    super('no room left on the device', cause === undefined ? undefined : { cause });
    this.name = 'DiskFullError';
  }
}
