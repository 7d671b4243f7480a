import { type EChartsType, init, registerMap } from '../../parts/charts.js';
import { type Cell, CELLS, type FleetStore } from '../../live/fleet-store.js';
import { showNumber } from '../../texts/format.js';
import type { Catalogue } from '../../texts/texts.js';
import { LOOKS } from './cell-look.js';

/** From bad to good, and communes without a device that could be connected. The tip and the list say it in figures. */
export const SHARE_COLOURS = ['#c2410c', '#f59e0b', '#fde68a', '#7cc47f', '#f1f3f5'] as const;
/** Degrees are narrower than high so far north (cos 22°). */
const ASPECT = 0.93;
const ZOOM_TO_UNIT = 5;

export interface UnitShare {
  key: string;
  name: string;
  connected: number;
  lost: number;
  devices: number;
  /** Per cent; -1: no device. */
  share: number;
}

/** By unit key: a commune may have two stations. */
export function sharesByUnit(store: FleetStore): UnitShare[] {
  const byKey = new Map<string, UnitShare>();
  store.fleet.units.forEach(({ key, name }, i) => {
    const { online, playing, lost, unknown } = store.count(i);
    const sum = byKey.get(key) ?? { key, name, connected: 0, lost: 0, devices: 0, share: -1 };
    sum.connected += online + playing;
    sum.lost += lost;
    sum.devices += online + playing + lost + unknown;
    sum.share = sum.devices === 0 ? -1 : (100 * sum.connected) / sum.devices;
    byKey.set(key, sum);
  });
  return [...byKey.values()];
}

/** The chart behind the map; it is told what to draw and says what was clicked. */
export class ProvinceMap {
  private readonly chart: EChartsType;
  private names = new Map<string, string>();

  constructor(
    element: HTMLElement,
    private readonly mapKey: string,
    geoJson: object,
    private readonly acts: {
      onUnit: (unit: string) => void;
      onDevice: (device: string) => void;
      texts: () => Catalogue['monitoring'];
    },
  ) {
    const { features } = geoJson as { features: { properties: { key: string; name: string } }[] };
    this.names = new Map(features.map(({ properties }) => [properties.key, properties.name]));
    registerMap(mapKey, geoJson as never);
    this.chart = init(element, null, { renderer: 'canvas' });
    this.chart.setOption(this.base());
    this.chart.on('click', (event) => {
      const { seriesType, name, value } = event as { seriesType?: string; name: string; value: unknown };
      const device = seriesType === 'scatter' ? (value as unknown[])[3] : null;
      if (typeof device === 'string') this.acts.onDevice(device);
      else if (this.names.has(name)) this.acts.onUnit(name);
    });
  }

  draw(store: FleetStore): void {
    const shares = new Map(sharesByUnit(store).map((s) => [s.key, s]));
    const data = [...this.names.keys()].map((name) => {
      const own = shares.get(name);
      return { name, value: own ? own.share : NaN, own };
    });
    this.chart.setOption(
      { series: [{ id: 'units', data }, ...this.points(store)] },
      { lazyUpdate: true, silent: true },
    );
  }

  /** Nearer to one unit, or the whole again. */
  look(unit: { key: string; lat: number | null; lon: number | null } | null): void {
    const isKnown = unit?.lat != null && unit.lon != null;
    const [zoom, center] = isKnown ? [ZOOM_TO_UNIT, [unit.lon, unit.lat]] : [1, undefined];
    const regions = unit ? [{ name: unit.key, itemStyle: { borderColor: '#04507d', borderWidth: 3 } }] : [];
    this.chart.setOption({ geo: { zoom, center: center ?? null, regions } });
  }

  resize(): void {
    this.chart.resize();
  }

  dispose(): void {
    this.chart.dispose();
  }

  /** One series a state, so that each has its sign; the chart draws thousands of a series in one go. */
  private points(store: FleetStore): object[] {
    const byCell = Object.fromEntries(CELLS.map((cell) => [cell, [] as unknown[]])) as Record<
      Cell,
      unknown[][]
    >;
    const { lat, lon, name, device } = store.fleet.places;
    for (let i = 0; i < lat.length; i++)
      if (lat[i] != null && lon[i] != null) byCell[store.cell(i)].push([lon[i], lat[i], name[i], device[i]]);
    return CELLS.map((cell) => ({ id: cell, data: byCell[cell] }));
  }

  private base(): Record<string, unknown> {
    const texts = this.acts.texts;
    const pieces = [
      { gte: 0, lt: 50, color: SHARE_COLOURS[0] },
      { gte: 50, lt: 80, color: SHARE_COLOURS[1] },
      { gte: 80, lt: 95, color: SHARE_COLOURS[2] },
      { gte: 95, color: SHARE_COLOURS[3] },
      { lt: 0, color: SHARE_COLOURS[4] },
    ];
    return {
      animation: false,
      tooltip: {
        renderMode: 'richText',
        confine: true,
        formatter: ({ seriesType, seriesId, name, data }: Tip) =>
          seriesType === 'scatter'
            ? `${String(data[2])}\n${texts().cells[seriesId as Cell]}`
            : this.tipOf(name, (data as { own?: UnitShare } | undefined)?.own),
      },
      visualMap: {
        show: false,
        type: 'piecewise',
        seriesIndex: 0,
        pieces,
        outOfRange: { color: SHARE_COLOURS[4] },
      },
      geo: {
        map: this.mapKey,
        nameProperty: 'key',
        aspectScale: ASPECT,
        layoutCenter: ['50%', '50%'],
        layoutSize: '96%',
        roam: matchMedia('(pointer: fine)').matches ? 'move' : false,
        itemStyle: { areaColor: SHARE_COLOURS[4], borderColor: '#495057', borderWidth: 0.6 },
        emphasis: { label: { show: false }, itemStyle: { borderWidth: 2, borderColor: '#04507d' } },
      },
      series: [
        {
          ...{ id: 'units', type: 'map', map: this.mapKey, geoIndex: 0, nameProperty: 'key', data: [] },
          emphasis: { label: { show: false } },
        },
        ...CELLS.map((cell) => ({
          ...{ id: cell, type: 'scatter', coordinateSystem: 'geo', data: [] },
          ...{ symbol: LOOKS[cell].symbol, symbolSize: cell === 'lost' ? 9 : 6, z: cell === 'lost' ? 6 : 5 },
          ...{ large: true, largeThreshold: 1500, progressive: 0 },
          itemStyle: { color: LOOKS[cell].fill, borderColor: LOOKS[cell].edge, borderWidth: 0.5 },
        })),
      ],
    };
  }

  private tipOf(key: string, own: UnitShare | undefined): string {
    const name = own?.name ?? this.names.get(key) ?? key;
    return own && own.devices > 0
      ? this.acts.texts().wallUnit(name, showNumber(own.connected), showNumber(own.devices))
      : name;
  }
}

interface Tip {
  seriesType: string;
  seriesId: string;
  name: string;
  data: Record<number, unknown>;
}
