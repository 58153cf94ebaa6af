import { init } from 'echarts';
import type { Table } from './bench';

/** Colours that can be read on white and on black, since the same picture is shown on both. */
const ink = '#7a828e';
const line = '#8b929c66';
const bars = ['#3b82c4', '#2f9e6e'];

const width = 760;
const rowHeight = 30;

/** One column of a table as bars that lie, with the ends of what was measured as thin lines; SVG text. */
export function chartOf({ title, lines, columns }: Table, column: number): string {
  const shown = lines.filter(({ values }) => values[column] !== undefined);
  const chart = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width,
    height: 84 + shown.length * rowHeight,
  });
  const text = { color: ink, fontFamily: 'sans-serif', fontSize: 13 };
  chart.setOption({
    animation: false,
    color: bars,
    title: {
      text: `${title}: ${columns[column]?.name ?? ''}`,
      textStyle: { ...text, fontSize: 14 },
      left: 0,
    },
    grid: { left: 260, right: 60, top: 40, bottom: 30 },
    xAxis: { type: 'value', min: 0, axisLabel: text, splitLine: { lineStyle: { color: line } } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map(({ label }) => label),
      axisLabel: { ...text, width: 245, overflow: 'break' },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: shown.map(({ values }) => values[column]?.median ?? 0),
        label: {
          show: true,
          position: 'insideLeft',
          color: '#ffffff',
          fontSize: 12,
          formatter: ({ value }: { readonly value: number }) => short(value),
        },
      },
      {
        type: 'custom',
        data: shown.map(({ values }, index) => [
          index,
          values[column]?.least ?? 0,
          values[column]?.most ?? 0,
        ]),
        renderItem: whisker,
        encode: { x: [1, 2], y: 0 },
        z: 10,
      },
    ],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return `${svg.replace(/<rect [^>]*fill="none"[^>]*><\/rect>\n?/, '')}\n`;
}

function short(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** What `renderItem` is given, as far as it is used here. */
interface Drawing {
  value(dimension: number): number;
  coord(point: readonly [number, number]): readonly [number, number];
}

function whisker(_parameters: unknown, drawing: Drawing) {
  const at = (dimension: number) => drawing.coord([drawing.value(dimension), drawing.value(0)]);
  const [[from, middle], [to]] = [at(1), at(2)];
  return {
    type: 'line',
    shape: { x1: from, y1: middle, x2: to, y2: middle },
    style: { stroke: ink, lineWidth: 2 },
  };
}
