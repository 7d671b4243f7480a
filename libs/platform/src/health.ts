export interface HealthAnswer {
  status: 'ok' | 'unavailable';
  checks: Record<string, { ok: boolean; detail?: string }>;
}

/** Readiness is the conjunction of what features and adapters register; each check has two seconds. */
export class HealthRegistry {
  private readonly checks = new Map<string, () => Promise<string | null>>();

  /** `check` returns null when well, else what is wrong. */
  register(name: string, check: () => Promise<string | null>): void {
    this.checks.set(name, check);
  }

  async ready(): Promise<HealthAnswer> {
    const entries = await Promise.all(
      [...this.checks].map(async ([name, check]) => {
        const problem = await Promise.race([
          check().catch((cause: unknown) => (cause instanceof Error ? cause.message : String(cause))),
          new Promise<string>((resolve) => setTimeout(() => resolve('no answer within 2 s'), 2000).unref()),
        ]);
        return [name, problem === null ? { ok: true } : { ok: false, detail: problem }] as const;
      }),
    );
    return {
      status: entries.every(([, c]) => c.ok) ? 'ok' : 'unavailable',
      checks: Object.fromEntries(entries),
    };
  }
}
