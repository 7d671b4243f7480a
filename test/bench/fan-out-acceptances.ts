/** Who has said that it accepted which playlist, from the reports as they arrive. */
export class Acceptances {
  private readonly revisions = new Map<string, number>();
  private before = new Map<string, number>();
  private open = 0;
  private done: () => void = () => undefined;

  get size(): number {
    return this.revisions.size;
  }

  /** Called for every report message; most are of something else. */
  take(device: string, payload: Uint8Array): void {
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.length);
    if (!bytes.includes('"playlist-accepted"')) return;
    const { reports } = JSON.parse(bytes.toString()) as { reports: { type: string; revision: number }[] };
    for (const { type, revision } of reports) {
      if (type !== 'playlist-accepted' || revision <= (this.revisions.get(device) ?? 0)) continue;
      const first = this.revisions.get(device) === this.before.get(device);
      this.revisions.set(device, revision);
      if (first && this.before.has(device) && --this.open === 0) this.done();
    }
  }

  /** Resolves when every device known so far has accepted a higher revision than now. */
  nextOfAll(): Promise<void> {
    this.before = new Map(this.revisions);
    this.open = this.before.size;
    return new Promise((resolve) => (this.done = resolve));
  }
}
