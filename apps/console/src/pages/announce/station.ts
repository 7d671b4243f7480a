/** Where an announcement is for. */
export interface Station {
  id: string;
  name: string;
  unit: string;
  unitName: string;
  /** All but `ip` are aired by hand, from a run sheet. */
  technology: 'ip' | 'fm' | 'wired';
}

export const isByHand = (station: Pick<Station, 'technology'> | null): boolean =>
  station !== null && station.technology !== 'ip';
