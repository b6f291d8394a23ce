import type {ProxyVariables} from './environment.js'

/** The proxy for a URL, or undefined where it is reached directly. This machine itself never goes through a proxy. */
export function proxyFor(url: string, variables: ProxyVariables): string | undefined {
  const {protocol, hostname, port} = new URL(url)
  const proxy = protocol === 'https:' ? variables.https : variables.http
  if (proxy === undefined || isLoopback(hostname)) return undefined
  const entries = (variables.direct ?? '').split(/[\s,]+/).filter(Boolean)
  const direct = entries.some((entry) => entry === '*' || matches(entry, hostname, port))
  if (direct) return undefined
  return proxy.includes('://') ? proxy : `http://${proxy}`
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** `example.org`, `.example.org`, `*.example.org`, `10.0.0.1`, `[fd00::1]`, each with or without `:port`. */
function matches(entry: string, hostname: string, port: string): boolean {
  const [, name = '', wantedPort] = /^(.+?)(?::(\d+))?$/.exec(isBareIpv6(entry) ? `[${entry}]` : entry) ?? []
  if (wantedPort !== undefined && wantedPort !== port) return false
  const suffix = name.toLowerCase().replace(/^\*?\./, '')
  return hostname === suffix || hostname.endsWith(`.${suffix}`)
}

function isBareIpv6(entry: string): boolean {
  return !entry.startsWith('[') && entry.split(':').length > 2
}
