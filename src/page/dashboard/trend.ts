import {Chart, type ChartOption, type Look, tooltipOf} from './charts.js'
import {el, panel} from './dom.js'
import type {Sample} from './told.js'
import {clock, lasting} from './words.js'

const curves = [
  {id: 'offline', label: 'offline', colour: 'away'},
  {id: 'behind', label: 'out-of-sync', colour: 'stale'},
  {id: 'critical', label: 'critical alarms', colour: 'critical'},
  {id: 'major', label: 'major alarms', colour: 'major'},
] as const

const LEAST_SPAN_MS = 60_000

/** What is not well, since somebody looks. */
export class TrendPanel {
  readonly element: HTMLElement
  readonly #chart = new Chart('What was not well', 'trend')
  #drawn = ''

  constructor() {
    const legend = el(
      'ul',
      {class: 'legend'},
      curves.map(({label, colour}) =>
        el('li', {}, el('i', {class: `swatch fill-${colour}`, 'aria-hidden': 'true'}), label),
      ),
    )
    this.element = panel('trend', 'Since this was started', legend, this.#chart.element).section
  }

  show(samples: readonly Sample[]): void {
    const [first, last] = [samples[0], samples.at(-1)]
    if (!first || !last) return
    // Where nothing changes, a curve that goes on straight is drawn anew once a minute.
    const due = [Math.floor(last.at / 60_000), ...curves.map(({id}) => last[id])].join()
    if (due === this.#drawn) return
    this.#drawn = due
    const now = curves.map(({id, label}) => `${label} ${last[id]}`).join(', ')
    this.#chart.show((look) => optionOf(samples, look), `Over ${lasting(last.at - first.at)}; now: ${now}`)
  }
}

const optionOf = (samples: readonly Sample[], look: Look): ChartOption => ({
  grid: {left: 4, right: 26, top: 12, bottom: 4, containLabel: true},
  tooltip: {
    ...tooltipOf(look),
    trigger: 'axis',
    formatter: (points: {dataIndex: number}[]) => {
      const sample = samples[points[0]?.dataIndex ?? 0]
      return sample ? [clock(sample.at), ...curves.map(({id, label}) => `${label}: ${sample[id]}`)].join('\n') : ''
    },
  },
  xAxis: {
    type: 'time',
    // Of a first look alone there is no span yet.
    min: samples[0]?.at,
    max: Math.max(samples.at(-1)?.at ?? 0, (samples[0]?.at ?? 0) + LEAST_SPAN_MS),
    axisLine: {lineStyle: {color: look.colour('line')}},
    axisLabel: {color: look.colour('soft'), hideOverlap: true},
    splitLine: {show: false},
  },
  yAxis: {
    type: 'value',
    minInterval: 1,
    min: 0,
    splitNumber: 3,
    axisLabel: {color: look.colour('soft')},
    splitLine: {lineStyle: {color: look.colour('line'), opacity: 0.6}},
  },
  series: curves.map(({id, label, colour}) => ({
    name: label,
    type: 'line',
    step: 'end',
    showSymbol: samples.length < 2,
    symbolSize: 5,
    data: samples.map((sample) => [sample.at, sample[id]]),
    lineStyle: {width: 2, color: look.colour(colour)},
    itemStyle: {color: look.colour(colour)},
    areaStyle: {color: look.colour(colour), opacity: 0.1},
  })),
})
