import type { Seed } from '../seed.js';
import type { AgentName } from '../world.js';

/** Who meets which fault; drawn before anybody is started. */
export interface Cast {
  /** Number of the simulated device that is enrolled and never heard of; null: there are none. */
  dead: number | null;
  killed: AgentName;
  damaged: AgentName;
  forged: AgentName;
  clock: AgentName;
  clockOffsetMs: number;
}

export function castOf(seed: Seed, devices: number): Cast {
  const [killed, clock, damaged] = seed.shuffled<AgentName>(['loa-1', 'loa-2', 'loa-3']) as [
    AgentName,
    AgentName,
    AgentName,
  ];
  return {
    dead: devices > 0 ? seed.between(0, devices - 1) : null,
    killed,
    damaged,
    // The one that was killed may still be on its way back.
    forged: seed.pick([clock, damaged]),
    clock,
    clockOffsetMs: seed.pick([-5000, 5000]),
  };
}
