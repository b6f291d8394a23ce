export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** To the minute, as people read it. */
export const minuteOf = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

/** In the largest two units; what lies ahead, because clocks differ, is now. */
export function ageOf(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  if (days >= 10) return `${days}d`
  if (days > 0) return `${days}d ${hours}h`
  return hours > 0 ? `${hours}h ${minutes % 60}m` : `${minutes}m`
}
