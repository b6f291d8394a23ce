const day = 86_400_000
const supported = ['C', 'OU', 'O', 'ST', 'CN', 'L']

/** Why a root certificate cannot expire on that day. */
export function checkExpiry(value: unknown, now: number): string | undefined {
  if (!value) return undefined
  const text = String(value)
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number)
  const expiry = Date.UTC(year, month - 1, dayOfMonth)
  // A day that does not exist is another day when it is written again.
  const exists = /^\d{4}-\d{1,2}-\d{1,2}$/.test(text) && sameDay(expiry, month, dayOfMonth)
  if (!exists) return `expiry_date ${text} doesn't match format YYYY-MM-DD`
  if (Math.floor((expiry - now) / day) < 1) {
    return 'New k8s rootCA should have at least 24 hours of validation before expiry.'
  }
  return undefined
}

function sameDay(time: number, month: number, dayOfMonth: number): boolean {
  if (Number.isNaN(time)) return false
  const [, known = '', rest = ''] = /^\d{4}-(\d\d)-(\d\d)/.exec(new Date(time).toISOString()) ?? []
  return Number(known) === month && Number(rest) === dayOfMonth
}

/** Why a certificate cannot have that subject. */
export function checkSubject(value: unknown): string | undefined {
  if (!value) return undefined
  const keys = [...String(value).matchAll(/([^=]+=[^=]+)(?:\s|$)/g)].map(
    ([, pair]) => pair?.split('=')[0]?.trim() ?? '',
  )
  if (!keys.every((key) => supported.includes(key))) {
    return (
      'There are parameters not supported for the certificate subject specification. The subject parameter has to be in ' +
      "the format of 'C=<Country> ST=<State/Province> L=<Locality> O=<Organization> OU=<OrganizationUnit> CN=<commonName>"
    )
  }
  if (!keys.includes('CN')) return 'The CN=<commonName> parameter is required to be specified in subject argument'
  return undefined
}
