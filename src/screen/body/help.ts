import {signOf, standings, toneOf} from '../site-standing.js'
import type {Body, State} from '../state.js'
import {type Line, type Signs, span, type Tone} from '../style.js'
import {indented, type Row, rowBody, section} from './row-body.js'
import {wordWrap} from './wrap.js'

const keys: readonly (readonly [name: string, keys: readonly (readonly [key: string, does: string])[]])[] = [
  [
    'Looking around',
    [
      ['arrows, PgUp, PgDn, Home, End', 'move; the wheel and the buttons of a mouse do so, too'],
      ['Enter', 'open what is stood on: a site, a host, an alarm, a group'],
      ['Esc', 'back; in the fleet: drop the search, then the filter'],
      ['m or Tab', 'the fleet as a table, or as a map of one cell a site'],
      ['g  v  c', 'groups, the strategy, the system controller itself'],
    ],
  ],
  [
    'Choosing',
    [
      ['f', 'filter with a selector, as --subclouds takes it: group:east,alarms.critical>0'],
      ['/', 'only what has this text somewhere'],
      ['s  S', 'the next order: worst, name, group, alarms, deploy, step; S turns it round'],
    ],
  ],
  [
    'Time',
    [
      ['Space', 'freeze: nothing is asked and nothing moves until the next Space'],
      ['r', 'ask again now'],
    ],
  ],
  [
    'Doing',
    [
      ['a', 'what can be done to what is stood on; its name is typed before anything is sent'],
      ['y', 'copy the command that shows the same'],
      ['Ctrl-L', 'draw the screen anew'],
      ['q', 'end; Ctrl-C ends with exit code 130'],
    ],
  ],
]

/** What the sign of a site says, in the order of how bad it is. */
const meanings = {
  offline: 'it is managed and does not answer',
  failed: 'a deployment or the step of a strategy has failed',
  critical: 'it has critical alarms',
  major: 'it has major alarms',
  busy: 'it is being deployed, or a strategy works on it',
  'out-of-sync': 'something in it is not as the system controller has it',
  minor: 'it has minor alarms or warnings',
  idle: 'nobody manages it',
  fine: 'nothing is wrong',
} as const

const KEYS = 31
const SIGN = 2

/** Beside its key or sign, in as many lines as it takes. */
function explained(head: Line, does: string, width: number, tone?: Tone): Row[] {
  const lines = wordWrap(does, Math.max(20, width - KEYS - 6))
  return lines.map((line, at) => ({
    line: indented([...(at === 0 ? head : [span(' '.repeat(KEYS))]), span(line, tone)]),
  }))
}

export function helpBody({size}: State, signs: Signs): Body {
  const rows: Row[] = [
    ...keys.flatMap(([name, list]) =>
      section(
        name,
        list.flatMap(([key, does]) => explained([span(key.padEnd(KEYS), 'key')], does, size.columns)),
        {count: 1},
      ),
    ),
    ...section(
      'Signs',
      standings.flatMap((standing) => {
        const sign = span(`${signOf(standing, signs)} `, toneOf[standing])
        return explained([sign, span(standing.padEnd(KEYS - SIGN))], meanings[standing], size.columns, 'quiet')
      }),
      {count: 1},
    ),
  ]
  return rowBody({
    title: [span('Help', 'title'), span('  Esc leads back', 'quiet')],
    rows: rows.slice(1),
    words: ['top', '--help'],
  })
}
