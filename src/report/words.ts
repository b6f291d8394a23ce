import {ageOf} from './moment.js'
import type {Report} from './report.js'

export const titleOf = ({cloud}: Report): string => (cloud === null ? 'The fleet' : `The fleet of ${cloud}`)

export const countOf = (count: number): string => `${count} ${count === 1 ? 'subcloud' : 'subclouds'}`

export const alarmWords = ({critical, major, minor, warning}: Report['alarmCounts']): string =>
  `${critical} critical, ${major} major, ${minor} minor, ${warning} ${warning === 1 ? 'warning' : 'warnings'}`

/** What is left of a certificate, or how long it has been over. */
export const leftOf = (milliseconds: number): string =>
  milliseconds < 0 ? `ended ${ageOf(-milliseconds)} ago` : ageOf(milliseconds)
