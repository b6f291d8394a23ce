import type {Where} from '../where.js'

/** One line of a report, and what stands below it where the check does not pass. */
export interface Check {
  readonly title: string
  readonly failed: boolean
  readonly detail: string
}

/** How strict a look is. */
export interface Leniency {
  /** alarms that do not affect management are no obstacle */
  readonly force: boolean
  /** whether an alarm is none in any case */
  readonly ignores: (alarmId: string) => boolean
  /** whoever deploys a release looks after that himself */
  readonly deployment: boolean
}

export type Look = (where: Where, leniency: Leniency) => Check[]

export const check = (title: string, failed: boolean, detail = ''): Check => ({title, failed, detail})

/** Fails where anything is wrong, and says what. */
export const named = (title: string, wrong: readonly string[], detail: string): Check =>
  check(title, wrong.length > 0, `${detail}: ${wrong.join(', ')}\n`)

/** Scripts look for `[OK]` and `[Fail]`. */
export const reportOf = (checks: readonly Check[]): string =>
  [
    'System Health:\n',
    ...checks.map(({title, failed, detail}) => `${title}: ${failed ? `[Fail]\n${detail}` : '[OK]\n'}`),
  ].join('')

/** Whether an operation may begin; alarms that are listed do not count. */
export function isHealthy(
  where: Where,
  look: Look,
  {force, passedOver}: {force: boolean; passedOver: readonly string[]},
): boolean {
  const ignores = (alarmId: string) => passedOver.includes(alarmId)
  return look(where, {force, ignores, deployment: true}).every(({failed}) => !failed)
}
