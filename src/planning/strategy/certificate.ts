import type {CertificateWish} from './fact.js'

const DAY = 86_400_000

/** What a subject may be made of. */
const parts: ReadonlySet<string> = new Set(['C', 'ST', 'L', 'O', 'OU', 'CN'])

/** Why dcmanager would make no such certificate, in words; `now` is not judged by where nobody knows it. */
export const certificateFault = ({subject, lastDay}: CertificateWish, now?: number): string | undefined =>
  faultOfDay(lastDay, now) ?? faultOfSubject(subject)

function faultOfDay(text: string | undefined, now: number | undefined): string | undefined {
  if (text === undefined) return undefined
  const [, ...written] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  const [year = 0, month = 0, day = 0] = written.map(Number)
  const last = new Date(Date.UTC(year, month - 1, day))
  // A day that does not exist is another one.
  const exists = last.getUTCMonth() === month - 1 && last.getUTCDate() === day
  if (written.length === 0 || !exists) return `expiry date ${text} is no day, such as 2036-01-01`
  return now !== undefined && last.getTime() - now < DAY ? `expiry date ${text} is less than a day from now` : undefined
}

function faultOfSubject(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const names = [...text.matchAll(/([^=]+)=[^=]+(?:\s|$)/g)].map(([, name = '']) => name.trim())
  const unknown = names.find((name) => !parts.has(name))
  if (unknown !== undefined) return `subject "${text}": ${unknown} is none of ${[...parts].join(', ')}`
  return names.includes('CN') ? undefined : `subject "${text}" lacks its CN=`
}
