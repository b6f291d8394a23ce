import {RolloutError} from './error.js'

/** What a gate asks: a number that is counted over the sites that were worked on. */
export const measures = ['alarms.critical', 'alarms.major', 'alarms.minor', 'alarms.warnings', 'offline'] as const

export type Measure = (typeof measures)[number]

const operators = {
  '!=': (a: number, b: number) => a !== b,
  '<=': (a: number, b: number) => a <= b,
  '>=': (a: number, b: number) => a >= b,
  '=': (a: number, b: number) => a === b,
  '<': (a: number, b: number) => a < b,
  '>': (a: number, b: number) => a > b,
} as const

/** As in `alarms.critical=0`: what must hold before the next wave begins. */
export interface Gate {
  readonly text: string
  readonly measure: Measure
  readonly operator: keyof typeof operators
  readonly value: number
}

export function parseGate(text: string): Gate {
  const [, name = '', operator = '', number = ''] = /^([^=<>!]*)(!=|<=|>=|=|<|>)(.*)$/.exec(text) ?? []
  const measure = measures.find((one) => one === name.trim().toLowerCase())
  if (operator === '' || !/^\s*\d+\s*$/.test(number)) {
    throw new RolloutError('usage', `gate "${text}" compares nothing with a number`, 'write it as in alarms.critical=0')
  }
  if (!measure) {
    throw new RolloutError(
      'usage',
      `gate "${text}": nothing is counted by that name`,
      `choose from ${measures.join(', ')}`,
    )
  }
  return {text, measure, operator: operator as Gate['operator'], value: Number(number)}
}

/** What is known of one site; nothing where it has not been counted. */
export type Count = Partial<Record<Measure, number>>

const NAMED = 3

/** What keeps a gate shut; nothing where it is open. What nobody has counted does not open it. */
export function shutBy(gate: Gate, counts: ReadonlyMap<string, Count>): string | undefined {
  const {measure, operator, value, text} = gate
  const all = [...counts].map(([site, count]) => ({site, count: count[measure]}))
  const unknown = all.filter(({count}) => count === undefined)
  if (unknown.length > 0) return `gate ${text}: nothing is known of ${named(unknown.map(({site}) => site))}`
  const sum = all.reduce((total, {count = 0}) => total + count, 0)
  if (operators[operator](sum, value)) return undefined
  const most = all.filter(({count = 0}) => count > 0).sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
  const where = most.length > 0 ? ` (${named(most.map(({site, count}) => `${site} ${count}`))})` : ''
  return `gate ${text}: it is ${sum}${where}`
}

const named = (texts: readonly string[]): string =>
  `${texts.slice(0, NAMED).join(', ')}${texts.length > NAMED ? ` and ${texts.length - NAMED} more` : ''}`
