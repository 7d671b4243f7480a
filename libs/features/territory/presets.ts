import type { Regulation, RegulationWindow } from '#persistence/entities/territory.entity.js';

export const PRESETS = ['ward', 'lowland', 'highland'] as const;
export type PresetName = (typeof PRESETS)[number];

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORKING_DAYS = [1, 2, 3, 4, 5];
/** Honest where a decision's number belongs: nobody has decided yet. */
const UNDECIDED = 'Mặc định khi cài đặt, chưa có quyết định của địa phương';

interface Preset {
  days: number[];
  morning: [from: string, to: string, volume: number];
  evening: [from: string, to: string, volume: number];
  maxMinutes: number;
  nightUntil: string;
  cap: number;
}

const TABLE: Record<PresetName, Preset> = {
  ward: {
    days: WORKING_DAYS,
    morning: ['06:00', '06:30', 50],
    evening: ['17:00', '17:30', 60],
    maxMinutes: 15,
    nightUntil: '06:00',
    cap: 75,
  },
  lowland: {
    days: EVERY_DAY,
    morning: ['05:30', '06:30', 60],
    evening: ['17:00', '18:30', 70],
    maxMinutes: 45,
    nightUntil: '05:30',
    cap: 85,
  },
  highland: {
    days: EVERY_DAY,
    morning: ['05:30', '06:30', 60],
    evening: ['17:30', '19:00', 75],
    maxMinutes: 60,
    nightUntil: '05:30',
    cap: 90,
  },
};

/** The regulation a new station starts with (domain, "Defaults that ship"); a fresh object each time. */
export function presetRegulation(name: PresetName): Regulation {
  const { days, morning, evening, maxMinutes, nightUntil, cap } = TABLE[name];
  const window = (of: string, [from, to, volume]: Preset['morning']): RegulationWindow => ({
    name: of,
    days: [...days],
    from,
    to,
    maxMinutes,
    volume,
  });
  return {
    windows: [window('morning', morning), window('evening', evening)],
    quiet: [
      { days: [...EVERY_DAY], from: '21:00', to: nightUntil },
      { days: [...EVERY_DAY], from: '11:30', to: '13:30' },
    ],
    quota: {
      maxSessionsPerDay: 2,
      maxMinutesPerSession: maxMinutes,
      maxMinutesPerDay: 2 * maxMinutes,
      weekdays: [...days],
    },
    volumes: { default: morning[2], cap },
    decisions: { windows: UNDECIDED, quiet: UNDECIDED, quota: UNDECIDED, volumes: UNDECIDED },
  };
}
