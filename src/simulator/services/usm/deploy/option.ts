import {rejectMildly} from '../at.js'

/** What the scripts of a deployment are given to sign in; nobody may put something else in its place. */
const reserved = [
  ...['OS_AUTH_TOKEN', 'OS_AUTH_TYPE', 'OS_AUTH_URL', 'OS_ENDPOINT_TYPE', 'OS_IDENTITY_API_VERSION', 'OS_INTERFACE'],
  ...['OS_PASSWORD', 'OS_PROJECT_DOMAIN_ID', 'OS_PROJECT_DOMAIN_NAME', 'OS_PROJECT_ID', 'OS_PROJECT_NAME'],
  ...['OS_REGION_NAME', 'OS_SERVICE_TOKEN', 'OS_USERNAME', 'OS_USER_DOMAIN_NAME', 'OS_SERVICE_TYPE', 'OS_TENANT_ID'],
  ...['OS_TENANT_NAME', 'OS_USER_DOMAIN_ID', 'STX_AUTH_TYPE', 'SYSTEM_API_VERSION', 'SYSTEM_URL'],
]

/** Letters, digits, blanks, `-` and `_` only: scripts get it. */
function sane(text: string): string {
  return /^[\w\s-]+$/u.test(text) ? text : rejectMildly(`Invalid value: '${text}'.`)
}

/** `key=value` each. */
export function optionsIn(texts: readonly string[]): Readonly<Record<string, string>> {
  for (const text of texts) {
    if (text.split('=').length !== 2) rejectMildly(`Invalid format: '${text}'. Expected format is key=value`)
  }
  return Object.fromEntries(
    texts.map((text) => {
      const [key = '', value = ''] = text.split('=').map((part) => sane(part.trim()))
      return reserved.includes(key) ? rejectMildly(`${key} is a reserved word and can't be used.`) : [key, value]
    }),
  )
}

/** `true` in whatever case; nothing else is. */
export const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true'
