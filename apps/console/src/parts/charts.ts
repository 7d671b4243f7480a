import { LineChart, MapChart } from 'echarts/charts';
import { GeoComponent, GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, registerMap, use as withParts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

withParts([
  LineChart,
  MapChart,
  GeoComponent,
  GridComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

/** The parts of ECharts that the console uses. Heavy: import this only from pages that are themselves lazy. */
export { init, registerMap };
export type { EChartsType } from 'echarts/core';
