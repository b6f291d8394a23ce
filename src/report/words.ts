import {ageOf} from './moment.js'
import type {Report} from './report.js'

/** For those who draw a report. */
export {severities} from '../causes/severity.js'

export const titleOf = ({cloud}: Report): string => (cloud === null ? 'The fleet' : `The fleet of ${cloud}`)

export const countOf = (count: number): string => `${count} ${count === 1 ? 'subcloud' : 'subclouds'}`

/** What nobody could read is not nothing. */
export const isUnread = ({unread}: Pick<Report, 'unread'>, ...parts: readonly string[]): boolean =>
  unread.some(({part}) => parts.includes(part))

/** How many are well, of how many. */
export function wellWords(report: Pick<Report, 'subclouds' | 'unread'>): string {
  const {all, well} = report.subclouds
  if (all === 0 && isUnread(report, 'subclouds')) return 'How the subclouds are could not be read.'
  return `${well} of ${countOf(all)} ${well === 1 ? 'is' : 'are'} well.`
}

/** How many there are of each; of what there is none, nothing is said. */
export function alarmWords(report: Pick<Report, 'alarmCounts' | 'unread'>): string {
  const {critical, major, minor, warning} = report.alarmCounts
  const counted = [
    [critical, 'critical'],
    [major, 'major'],
    [minor, 'minor'],
    [warning, warning === 1 ? 'warning' : 'warnings'],
  ] as const
  return saidOf(counted) || (isUnread(report, 'alarm counts', 'alarms') ? 'could not be read' : 'none')
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
