const timestamp = /(\d{4})-(\d{2})-(\d{2})([T ])(\d{2}):(\d{2}):(\d{2})(\.\d{6})?(Z?)/g

const two = (number: number): string => String(number).padStart(2, '0')

/**
 * Timestamps inside a text, taken as UTC and written again in local time. As the official programs do it,
 * the form stays, and so does a `Z` or `+00:00` after it.
 */
export const inLocalTime = (text: string): string =>
  text.replace(timestamp, (found, year, month, day, separator, hour, minute, second, fraction = '', zulu = '') => {
    // The official program knows a final Z only in the form with T and without a fraction.
    if (zulu && (separator === ' ' || fraction)) return found
    const time = new Date(Date.UTC(+year, +month - 1, +day, +hour, +minute, +second))
    const real = time.getUTCMonth() === +month - 1 && time.getUTCDate() === +day && time.getUTCSeconds() === +second
    if (!real || +hour > 23 || +minute > 59) return found
    const date = `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
    const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`
    return `${date}${separator}${clock}${fraction}${zulu}`
  })
