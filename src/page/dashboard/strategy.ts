import {Chart, type ChartOption, type Look, tooltipOf} from './charts.js'
import {el, fill, mark, panel, shown, siteLink} from './dom.js'
import {stepCell} from './health.js'
import {begunAt, kindOf, kinds, linesOf, nowOf, over, restOf} from './steps.js'
import type {ActionFacts, StepRow, StrategyFacts} from './told.js'
import {clock, dateTime, lasting, plural} from './words.js'

export class StrategyPanel {
  readonly element: HTMLElement
  readonly #body: HTMLElement
  readonly #aside: HTMLElement
  readonly #chart = new Chart('Timeline of the strategy', 'timeline')
  readonly #picture = el(
    'div',
    {class: 'timeline-box', tabindex: 0, role: 'region', 'aria-label': 'Timeline of the strategy'},
    this.#chart.element,
  )
  readonly #bar = el('div', {class: 'progress', role: 'img'})
  readonly #words = el('p', {class: 'lead'})
  readonly #rest = el('p', {class: 'soft'})
  readonly #failed = el('ul', {class: 'plain failures'})
  readonly #act: (action: ActionFacts, name: string) => void

  constructor(act: (action: ActionFacts, name: string) => void) {
    this.#act = act
    const {section, body, aside} = panel('strategy', 'Strategy')
    this.element = section
    this.#body = body
    this.#aside = aside
  }

  show(
    strategy: StrategyFacts | null,
    steps: readonly StepRow[],
    {at, actions}: {at: number; actions: readonly ActionFacts[]},
  ): void {
    const now = nowOf(steps, at)
    if (!strategy) {
      fill(this.#aside)
      fill(
        this.#body,
        el(
          'p',
          {class: 'soft none'},
          'No strategy. One is made with ',
          el('code', {}, 'stx strategy sw-deploy create'),
          '.',
        ),
      )
      return
    }
    fill(
      this.#aside,
      mark(toneOf(strategy.state), strategy.state),
      actions
        .filter(({on, label}) => on === 'strategy' && fitting(strategy.state).includes(label))
        .map((action) => {
          const made = el('button', {type: 'button', class: action.grave ? 'grave' : ''}, action.label)
          made.addEventListener('click', () => this.#act(action, strategy.type))
          return made
        }),
    )
    const counts = kinds.map((kind) => ({...kind, count: steps.filter((step) => kindOf(step) === kind.id).length}))
    const there = counts.filter(({count}) => count > 0)
    const ended = steps.filter(({state}) => over.has(state)).length
    fill(
      this.#words,
      el('b', {}, strategy.type),
      strategy.release ? ` ${strategy.release}` : '',
      ` · ${ended.toLocaleString('en')} of ${plural(steps.length, 'site')} done`,
    )
    fill(
      this.#bar,
      there.map(({tone, count}) => {
        const part = el('span', {class: `fill-${tone}`})
        part.style.flexGrow = String(count)
        return part
      }),
    )
    this.#bar.setAttribute('aria-label', there.map(({id, count}) => `${count} ${id}`).join(', '))
    const since = begunAt(steps) ?? strategy.since
    const rest = strategy.state === 'applying' ? restOf(steps, strategy.since, now) : undefined
    fill(
      this.#rest,
      [
        there.map(({id, count}) => `${count.toLocaleString('en')} ${id}`).join(', '),
        [strategy.manner, strategy.parallel ? `at most ${strategy.parallel} at a time` : ''].filter(Boolean).join(', '),
        strategy.stopsOnFailure ? 'stops on failure' : '',
        since === undefined ? '' : `since ${dateTime(since)}`,
        rest === undefined ? '' : `about ${lasting(rest)} to go`,
      ]
        .filter(Boolean)
        .join(' · '),
    )
    const failed = steps.filter(({state}) => state === 'failed')
    fill(
      this.#failed,
      failed.slice(0, 3).map(({cloud, details}) => el('li', {}, siteLink(cloud), ` ${details || 'no reason given'}`)),
      failed.length > 3 && el('li', {class: 'soft'}, `and ${failed.length - 3} more that failed`),
    )
    const lines = linesOf(steps)
    this.#picture.hidden = lines.length === 0
    // Only the first time: who stands in it goes on standing in it.
    if (this.#bar.parentElement !== this.#body) {
      fill(this.#body, this.#words, this.#bar, this.#rest, this.#failed, this.#picture)
    }
    if (lines.length === 0) return
    const thickness = lines.length > FEW_LINES ? THIN : THICK
    this.#chart.element.style.height = `${Math.max(90, lines.length * thickness + 44)}px`
    const hidden = steps.filter(({started}) => started !== undefined).length - lines.length
    const more = hidden > 0 ? `; ${hidden} more that have ended are not drawn` : ''
    this.#chart.show(
      (look) => timelineOf(lines, now, look),
      `${plural(lines.length, 'site')} from ${clock(begunAt(lines) ?? now)} on${more}`,
    )
  }
}

/** Few sites are told by name; of more, one sees which were at work together. */
const FEW_LINES = 16
const [THICK, THIN] = [17, 9]

/** What can be done with a strategy in this state. */
const fitting = (state: string): readonly string[] => {
  if (state === 'initial') return ['apply', 'delete']
  if (state === 'applying') return ['abort']
  return over.has(state) ? ['delete'] : []
}

const toneOf = (state: string) => {
  if (state === 'complete') return 'well'
  if (state === 'failed') return 'critical'
  return /appl|abort|delet/.test(state) ? 'busy' : 'idle'
}

interface Drawing {
  value(dimension: number): number
  coord(point: [number, number]): [number, number]
  size(extent: [number, number]): [number, number]
}

function timelineOf(lines: readonly StepRow[], now: number, look: Look): ChartOption {
  const first = begunAt(lines) ?? now
  const end = (step: StepRow) => step.finished ?? (over.has(step.state) ? (step.started ?? now) : now)
  const last = Math.max(...lines.map(end), first + 60_000)
  const words = lines.map((step) => {
    const took = lasting(end(step) - (step.started ?? now))
    return shown(`${step.cloud}\n${step.state}, ${took}${step.details ? `\n${step.details}` : ''}`)
  })
  return {
    grid: {left: 4, right: 12, top: 6, bottom: 4, containLabel: true},
    tooltip: {...tooltipOf(look), formatter: ({dataIndex}: {dataIndex: number}) => words[dataIndex] ?? ''},
    xAxis: {
      type: 'time',
      min: first,
      max: last,
      axisLine: {lineStyle: {color: look.colour('line')}},
      axisLabel: {color: look.colour('soft'), hideOverlap: true},
      splitLine: {show: true, lineStyle: {color: look.colour('line'), opacity: 0.5}},
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map(({cloud}) => shown(cloud)),
      axisTick: {show: false},
      axisLine: {show: false},
      axisLabel: {
        color: look.colour('ink'),
        width: 110,
        overflow: 'truncate',
        interval: lines.length > FEW_LINES ? 1 : 0,
      },
    },
    series: [
      {
        type: 'custom',
        encode: {x: [1, 2], y: 0},
        data: lines.map((step, at) => [at, step.started ?? now, end(step)]),
        renderItem(params: {dataIndex: number}, api: Drawing) {
          const step = lines[params.dataIndex]
          const [from, to] = [api.coord([api.value(1), api.value(0)]), api.coord([api.value(2), api.value(0)])]
          const height = Math.max(4, api.size([0, 1])[1] * 0.62)
          return {
            type: 'rect',
            shape: {x: from[0], y: from[1] - height / 2, width: Math.max(3, to[0] - from[0]), height, r: 2},
            style: {fill: look.colour(stepCell(step?.state ?? '').tone)},
          }
        },
      },
    ],
  }
}
