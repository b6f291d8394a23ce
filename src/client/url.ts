import {ClientError} from './error.js'
import {type ServiceName, services} from './service.js'

/** The address that request paths are appended to: with exactly one version segment and no slash at the end. */
export function baseUrl(service: ServiceName, endpoint: string): string {
  const url = parseUrl(endpoint, `the ${service} endpoint`)
  const {base} = services[service]
  const path = url.pathname.replace(/\/+$/, '')
  // A version that is already somewhere in the path is the one meant, as the official `system` decides it.
  const versioned = path.split('/').includes(base.slice(1))
  return `${url.origin}${path}${versioned ? '' : base}`
}

export function parseUrl(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new ClientError('usage', `${what} is not a web address: ${text}`, {
    hint: 'give it as http://host:port/path or https://host:port/path',
  })
}
