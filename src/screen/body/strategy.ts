import type {StrategyProgress, StrategyStep} from '../../client/dcmanager/strategy.js'
import type {Fleet} from '../../live/fleet.js'
import {strategyActions} from '../action.js'
import {courseOf, roughly} from '../progress.js'
import {remembered} from '../remembered.js'
import {isUnderWay} from '../site-standing.js'
import type {Body, State} from '../state.js'
import {bar, cell, count, type Line, type Signs, span} from '../style.js'
import {type Column, fact, fitColumns, flow, headingOf, rowOf} from './columns.js'
import {stepSpan, toneOfState} from './fleet.js'
import {indented, type Row, rowBody} from './row-body.js'

const clock = (time: unknown): string => (typeof time === 'string' ? time.slice(0, 19).replace('T', ' ') : '-')

/** How urgent it is to see a step: what failed, what is under way, what waits, what is over. */
const urgency = ({state}: StrategyStep): number => {
  if (state === 'failed') return 0
  if (isUnderWay(state)) return 1
  return state === 'initial' ? 2 : 3
}

/** The strategy of the fleet: how far its steps are, by what they are doing, and each of them. */
export function strategyBody({fleet, state, signs}: {fleet: Fleet; state: State; signs: Signs}): Body {
  const {strategy: progress} = fleet
  const {columns: width} = state.size
  if (!progress) {
    const rows: Row[] = [{line: indented([span('there is none; see: stx strategy sw-deploy create --help', 'quiet')])}]
    return rowBody({title: [span('Strategy', 'title')], rows, words: ['strategy', 'step', 'list']})
  }
  const drawn = bodies(progress)
  const key = `${width} ${signs.full}`
  const body = drawn.get(key) ?? stepsBody(progress, width, signs)
  drawn.set(key, body)
  return body
}

/** By the width and the signs that they were made for. */
const bodies = remembered((_: StrategyProgress) => new Map<string, Body>())

function stepsBody(progress: StrategyProgress, width: number, signs: Signs): Body {
  const {strategy, steps} = progress
  const course = courseOf(progress)
  const {atATime, restMs} = course
  const about: Line[] = [
    fact('state', strategy.state, toneOfState(strategy.state)),
    fact('type', strategy['subcloud-apply-type'] ?? 'by group'),
    ...(atATime ? [fact('at a time', atATime)] : []),
    fact('stops on failure', strategy['stop-on-failure'] ? 'yes' : 'no'),
    ...(restMs === undefined ? [] : [fact('left', `about ${roughly(restMs)}`)]),
  ]
  const doings = byDoing(steps)
  const columns = fitColumns(stepColumns, width - 5)
  const rows: Row[] = [
    ...flow(about, width - 4).map((line): Row => ({line: indented(line, 2)})),
    {line: []},
    ...doings.map(([doing, number]) => doingRow(doing, number, steps.length, width, signs)),
    {line: []},
    {line: [span('  '), ...headingOf(columns)]},
    ...inOrder(progress).map(
      (step): Row => ({
        id: `step ${step.cloud}`,
        line: () => indented(rowOf(columns, step, signs), 2),
        opens: {kind: 'site', site: step.cloud},
      }),
    ),
  ]
  return rowBody({
    title: [span(`Strategy ${signs.into} ${strategy.type}`, 'title')],
    rows,
    words: ['strategy', 'step', 'list'],
    actions: strategyActions(progress),
  })
}

const inOrder = remembered(({steps}: StrategyProgress) => [...steps].sort((a, b) => urgency(a) - urgency(b)))

/** In the order of the work: what has not begun, what is done in between as it comes, what is over. */
function byDoing(steps: readonly StrategyStep[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const {state} of steps) counts.set(state, (counts.get(state) ?? 0) + 1)
  const weight = (state: string) => ['failed', 'aborted', 'complete'].indexOf(state) + (state === 'initial' ? -1 : 0)
  return [...counts].sort(([a], [b]) => weight(a) - weight(b))
}

const WIDEST_BAR = 60

function doingRow(doing: string, number: number, of: number, width: number, signs: Signs): Row {
  const name = doing === 'initial' ? 'waiting' : doing
  const room = Math.max(10, Math.min(WIDEST_BAR, width - 50))
  return {
    line: indented(
      [
        span(cell(name, 32, signs), stepSpan(doing).tone),
        span(count(number).padStart(7)),
        span('  '),
        ...bar(number / of, room, signs),
      ],
      2,
    ),
  }
}

const stepColumns: readonly Column<StrategyStep>[] = [
  {heading: 'SITE', width: 14, most: 32, matters: 0, cell: ({cloud}) => span(cloud)},
  {
    heading: 'STATE',
    width: 20,
    most: 36,
    matters: 0,
    cell: ({state}) => stepSpan(state),
  },
  {heading: 'STAGE', width: 8, matters: 4, cell: ({stage}) => span(stage ?? '-', 'quiet')},
  {
    heading: 'DETAILS',
    width: 20,
    most: 70,
    matters: 1,
    cell: ({details}) => span(details || '-', details ? undefined : 'quiet'),
  },
  {heading: 'STARTED', width: 19, matters: 2, cell: (step) => span(clock(step['started-at']), 'quiet')},
  {heading: 'FINISHED', width: 19, matters: 3, cell: (step) => span(clock(step['finished-at']), 'quiet')},
]
