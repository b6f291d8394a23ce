import type {Scope} from '../kernel/store.js'
import type {TokenUser} from '../seams.js'
import type {Simulation} from '../simulation.js'
import type {Upload} from './upload.js'

/** One request, as a handler sees it; `Call<'host'>` is one whose route has a `:host` in its path. */
export interface Call<Param extends string = never> {
  readonly sim: Simulation
  /** the system that is asked; `c.region.of(hosts)` is its table of hosts */
  readonly region: Scope
  readonly method: string
  /** the path inside the service, as it was sent: `/v1/ihosts/controller-0` */
  readonly path: string
  readonly params: Readonly<Record<Param, string>>
  /** query arguments; of a repeated one the last */
  readonly query: Readonly<Record<string, string>>
  /** query arguments, repeated ones included */
  readonly search: URLSearchParams
  /** parsed JSON; of a multipart form its text fields; otherwise undefined */
  readonly body: unknown
  /** the body as text, where it was not a form */
  readonly text: string
  readonly files: readonly Upload[]
  /** the bearer of the token; on public routes a nobody without roles */
  readonly user: TokenUser
  /** where this service answers, as the client sees it: `http://127.0.0.1:8620/RegionOne/sysinv` */
  readonly base: string
  /** the part before the region: `http://127.0.0.1:8620` */
  readonly server: string
  header(name: string): string | undefined
}

export const nobody: TokenUser = {id: '', name: '', domain: '', project: '', projectId: '', roles: []}
