/** The ways in which the genuine servers write a moment; each takes simulated milliseconds since 1970. */

const parts = (time: number): {day: string; clock: string; micros: string} => {
  const [day = '', rest = ''] = new Date(time).toISOString().split('T')
  return {day, clock: rest.slice(0, 8), micros: `${rest.slice(9, 12)}000`}
}

const fraction = (micros: string): string => (micros === '000000' ? '' : `.${micros}`)

/** `2026-11-21T08:41:18.443000+00:00`, without the fraction where it is zero (sysinv) */
export function isoZone(time: number): string {
  const {day, clock, micros} = parts(time)
  return `${day}T${clock}${fraction(micros)}+00:00`
}

/** `2026-11-21T08:41:18.443000`, always six digits (fm, dcmanager's RPC replies) */
export function isoMicros(time: number): string {
  const {day, clock, micros} = parts(time)
  return `${day}T${clock}.${micros}`
}

/** `2026-11-21 08:41:18.443000`, without the fraction where it is zero (dcmanager) */
export function spaced(time: number): string {
  const {day, clock, micros} = parts(time)
  return `${day} ${clock}${fraction(micros)}`
}

/** `2026-11-21 08:41:18` (vim) */
export function seconds(time: number): string {
  const {day, clock} = parts(time)
  return `${day} ${clock}`
}

/** `2026-11-21T08:41:18.443000Z` (keystone) */
export const isoZulu = (time: number): string => `${isoMicros(time)}Z`
