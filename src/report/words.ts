import {ageOf} from './moment.js'
import type {Report} from './report.js'

/** For those who draw a report. */
export {severities} from '../causes/severity.js'

export const titleOf = ({cloud}: Report): string => (cloud === null ? 'The fleet' : `The fleet of ${cloud}`)

export const countOf = (count: number): string => `${count} ${count === 1 ? 'subcloud' : 'subclouds'}`

/** How many there are of each; of what there is none, nothing is said. */
export function alarmWords({critical, major, minor, warning}: Report['alarmCounts']): string {
  const counted = [
    [critical, 'critical'],
    [major, 'major'],
    [minor, 'minor'],
    [warning, warning === 1 ? 'warning' : 'warnings'],
  ] as const
  return saidOf(counted) || 'none'
}

/** In what way subclouds are not well; none of them in none. */
export const troubleWords = ({wrong, underWay}: Report['subclouds']): string =>
  saidOf([
    [wrong, 'not well'],
    [underWay, 'under way'],
  ])

const saidOf = (counted: readonly (readonly [count: number, says: string])[]): string =>
  counted.flatMap(([count, says]) => (count > 0 ? [`${count} ${says}`] : [])).join(', ')

/** What is left of a certificate, or how long it has been over. */
export const leftOf = (milliseconds: number): string =>
  milliseconds < 0 ? `ended ${ageOf(-milliseconds)} ago` : ageOf(milliseconds)
