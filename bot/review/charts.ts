import { init } from 'echarts';
import type { EChartsCoreOption } from 'echarts';

/** A group of bars that are stacked: one value for each category. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** The colours of the report's own stylesheet: the same file is read in the light, in the dark and on paper. */
const colours = [
  'var(--plot-1)',
  'var(--plot-2)',
  'var(--plot-3)',
  'var(--plot-4)',
  'var(--plot-5)',
  'var(--plot-6)',
];
const width = 720;
const rowHeight = 34;

/** Upright bars, one for each category, as an SVG text. */
export function columns(categories: readonly string[], series: readonly Series[]): string {
  return drawn(240, {
    grid: { left: 44, right: 12, top: 16, bottom: 36 },
    xAxis: { type: 'category', data: categories, ...axis, axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1, ...axis, splitLine },
    series: series.map((one) => bars(one)),
  });
}

/** Bars that lie and are stacked, one row for each category, with a legend, as an SVG text. */
export function rows(categories: readonly string[], series: readonly Series[]): string {
  return drawn(76 + categories.length * rowHeight, {
    legend: {
      top: 0,
      left: 0,
      textStyle: ink,
      itemWidth: 12,
      itemHeight: 12,
      itemGap: 24,
      selectedMode: false,
    },
    grid: { left: 250, right: 20, top: 34, bottom: 28 },
    xAxis: { type: 'value', minInterval: 1, ...axis, splitLine },
    yAxis: { type: 'category', inverse: true, data: categories, ...axis, axisTick: { show: false } },
    series: series.map((one) => bars(one, 'all')),
  });
}

const ink = { color: 'var(--ink)', fontFamily: 'inherit', fontSize: 13 };
const axis = { axisLabel: ink, axisLine: { lineStyle: { color: 'var(--line)' } } };
const splitLine = { lineStyle: { color: 'var(--line)' } };

function bars({ name, values }: Series, stack?: string) {
  return { type: 'bar', name, data: [...values], barMaxWidth: 28, ...(stack === undefined ? {} : { stack }) };
}

function drawn(height: number, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, color: colours, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
