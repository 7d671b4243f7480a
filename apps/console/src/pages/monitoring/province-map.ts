import { type EChartsType, init, registerMap } from '../../parts/charts.js';
import type { FleetStore } from '../../live/fleet-store.js';
import { showNumber } from '../../texts/format.js';
import type { Catalogue } from '../../texts/texts.js';
import { PointLayer } from './point-layer.js';
import { classOf, SHARE_COLOURS, sharesByUnit, type UnitShare } from './unit-shares.js';

/** Degrees are narrower than high so far north (cos 22°). */
const ASPECT = 0.93;
const ZOOM_TO_UNIT = 5;

export interface MapActs {
  onUnit: (unit: string) => void;
  onDevice: (device: string) => void;
  texts: () => Catalogue['monitoring'];
}

/** The chart behind the map and the points over it; it is told what to draw and says what was clicked. */
export class ProvinceMap {
  private readonly chart: EChartsType;
  private readonly points: PointLayer;
  private readonly names: Map<string, string>;
  private shares = new Map<string, UnitShare>();
  /** The classes as they are painted: the map is laid out anew only when one of them changes. */
  private painted = '';
  private isNear = false;
  private fleet: FleetStore['fleet'] | null = null;

  constructor(
    private readonly holder: HTMLElement,
    private readonly mapKey: string,
    geoJson: object,
    private readonly store: FleetStore,
    private readonly acts: MapActs,
  ) {
    const { features } = geoJson as { features: { properties: { key: string; name: string } }[] };
    this.names = new Map(features.map(({ properties }) => [properties.key, properties.name]));
    registerMap(mapKey, geoJson as never);
    this.chart = init(holder, null, { renderer: 'canvas' });
    this.points = new PointLayer(holder);
    this.chart.setOption(this.base());
    this.chart.on('georoam', () => this.placePoints());
    this.chart.on('click', ({ name, event }) => {
      const { offsetX, offsetY } = event as unknown as { offsetX: number; offsetY: number };
      const device = this.isNear
        ? this.store.fleet.places.device[this.points.at(offsetX, offsetY) ?? -1]
        : null;
      if (device) this.acts.onDevice(device);
      else if (this.names.has(name)) this.acts.onUnit(name);
    });
    this.listenToPoints();
    this.paint();
    this.placePoints();
  }

  /** The points as they are now: cheap, for every window of changes. */
  drawPoints(): void {
    if (this.fleet !== this.store.fleet) this.placePoints();
    else this.points.draw(this.store);
  }

  /** The communes' colours, if one of them is another now. */
  paint(): void {
    const shares = sharesByUnit(this.store);
    this.shares = new Map(shares.map((s) => [s.key, s]));
    const classes = [...this.names.keys()].map((name) => ({ name, value: classOf(this.shares.get(name)) }));
    const painted = classes.map(({ value }) => value).join();
    if (painted === this.painted) return;
    this.painted = painted;
    this.chart.setOption({ series: [{ id: 'units', data: classes }] });
  }

  /** Nearer to one unit, or the whole again. */
  look(unit: { key: string; lat: number | null; lon: number | null } | null): void {
    const isKnown = unit?.lat != null && unit.lon != null;
    const [zoom, center] = isKnown ? [ZOOM_TO_UNIT, [unit.lon, unit.lat]] : [1, undefined];
    const regions = unit ? [{ name: unit.key, itemStyle: { borderColor: '#04507d', borderWidth: 3 } }] : [];
    this.isNear = isKnown;
    this.chart.setOption({ geo: { zoom, center: center ?? null, regions } });
    this.placePoints();
  }

  resize(): void {
    this.chart.resize();
    this.placePoints();
  }

  dispose(): void {
    this.points.remove();
    this.chart.dispose();
  }

  private placePoints(): void {
    this.fleet = this.store.fleet;
    const toPixel = (at: [number, number]) =>
      this.chart.convertToPixel({ geoIndex: 0 }, at) as unknown as number[] | null;
    this.points.place(this.store, toPixel, this.isNear);
    this.points.draw(this.store);
  }

  private listenToPoints(): void {
    this.chart.getZr().on('mousemove', ({ offsetX, offsetY }) => {
      const i = this.points.at(offsetX, offsetY);
      const name = this.store.fleet.places.name[i ?? -1];
      this.holder.title =
        i === undefined || name === undefined
          ? ''
          : `${name} – ${this.acts.texts().cells[this.store.cell(i)]}`;
    });
  }

  private base(): Record<string, unknown> {
    const pieces = SHARE_COLOURS.map((color, value) => ({ value, color }));
    return {
      animation: false,
      tooltip: {
        renderMode: 'richText',
        confine: true,
        formatter: ({ name }: { name: string }) => this.tipOf(name),
      },
      visualMap: { show: false, type: 'piecewise', seriesIndex: 0, pieces },
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
      ],
    };
  }

  private tipOf(key: string): string {
    const own = this.shares.get(key);
    const name = own?.name ?? this.names.get(key) ?? key;
    return own && own.devices > 0
      ? this.acts.texts().wallUnit(name, showNumber(own.connected), showNumber(own.devices))
      : name;
  }
}
