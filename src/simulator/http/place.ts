import {partsOf} from './route-path.js'

/** Where a request leads. */
export interface Place {
  /** the region that its path names; none where the service answers for all of them */
  readonly region: string | undefined
  /** the path inside the service, as it was sent: `/v1/ihosts/controller-0` */
  readonly path: string
  /** the same part by part; no part holds a slash but one that was sent as %2F */
  readonly parts: readonly string[]
}

interface Mounted {
  readonly mount: string
  readonly global?: boolean | undefined
}

/**
 * Reads `/<region>/<service>/…`, and `/<service>/…` of a service that answers for all regions. Parts are counted, never
 * searched for: a region may be called as a service is, and so may anything further down the path.
 */
export class Places<S extends Mounted> {
  readonly #services: ReadonlyMap<string, S>

  constructor(
    services: readonly S[],
    private readonly isRegion: (name: string) => boolean,
  ) {
    this.#services = new Map(services.map((one) => [partsOf(one.mount).join('/'), one]))
  }

  find(url: string): (Place & {readonly service: S}) | undefined {
    const [path = ''] = url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)
    const [, ...parts] = path.replace(/\/{2,}/g, '/').split('/')
    const [first = '', second = ''] = parts.map(decodeURIComponent)
    const alone = this.#services.get(first)
    const inRegion = this.#services.get(second)
    if (inRegion !== undefined && (alone?.global !== true || this.isRegion(first))) {
      return {service: inRegion, region: first, ...inside(parts.slice(2))}
    }
    return alone?.global === true ? {service: alone, region: undefined, ...inside(parts.slice(1))} : undefined
  }
}

const inside = (parts: readonly string[]) => ({
  path: `/${parts.join('/')}`,
  parts: parts.filter((part) => part !== '').map(decodeURIComponent),
})
