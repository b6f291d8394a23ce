import type {Simulation} from '../simulation.js'
import type {Call} from './call.js'
import type {Policy, PolicyName} from './policy.js'
import type {Reply} from './reply.js'
import {type ParamIn, paramsOf} from './route-path.js'

/** What went wrong with a request, before it is put in the words of one API. */
export interface Problem {
  readonly kind:
    | 'unauthorized'
    | 'forbidden'
    | 'no-route'
    | 'no-method'
    /** the body is not what its content type says */
    | 'malformed'
    /** larger than whatever the route takes */
    | 'too-large'
    /** a handler refused it: `refuse(status, message, detail)` */
    | 'refused'
    /** a fault rule says so */
    | 'fault'
    /** the disk is full or gone: nothing was changed */
    | 'storage'
    /** a defect of the simulator: nothing was changed */
    | 'crashed'
  readonly status: number
  readonly message: string
  readonly detail: Readonly<Record<string, unknown>>
  /** for no-method: what the path does take */
  readonly allow: readonly string[]
}

/** What can be known of a request that never reached a handler. */
export type Asked = Pick<Call, 'method' | 'path' | 'base' | 'server' | 'header'>

export type Handler<Param extends string = never> = (c: Call<Param>) => unknown

export interface RouteOptions {
  /** without it: `read` for GET and HEAD, `write` for the others */
  readonly policy?: PolicyName | Policy
  /** a POST that only asks: it runs without a transaction */
  readonly readOnly?: boolean
  /** takes forms with images, which may be of any size; others have settings, and an end */
  readonly images?: boolean
}

export interface Route extends RouteOptions {
  readonly method: string
  readonly path: string
  /** answers a request of which `values` stand for the variable parts of the path */
  readonly answer: (call: Omit<Call, 'params'>, values: readonly string[]) => unknown
}

type Declare = <Path extends string>(path: Path, options: RouteOptions, handler: Handler<ParamIn<Path>>) => void

export interface Router {
  readonly get: Declare
  readonly head: Declare
  readonly post: Declare
  readonly put: Declare
  readonly patch: Declare
  readonly delete: Declare
}

export interface Service {
  readonly name: string
  /** under each region: `/sysinv` answers at `/<region>/sysinv`; one part of a path */
  readonly mount: string
  /** also without a region: `/keystone` as well as `/RegionOne/keystone` */
  readonly global?: boolean
  /** a body that is no JSON reaches the handlers, as text alone: they have their own words for it */
  readonly judgesBodies?: boolean
  /** this API's own error bodies */
  readonly errors: (problem: Problem, asked: Asked) => Reply
  /** rules that differ from `platformPolicies` */
  readonly policies?: Partial<Record<PolicyName, Policy>>
  readonly routes: (router: Router) => void
  /** registers seeders, lifecycles, timers, event handlers and seams; runs once, before anything else */
  readonly install?: (sim: Simulation) => void
  /** once in a new or reset simulation, in a transaction: the place to start periodic timers */
  readonly begin?: (sim: Simulation) => void
  /**
   * Each time a simulator opens what an earlier one left, in a transaction, when it can be asked for its resources already:
   * what that one was at, outside of itself, is lost, or has to begin anew.
   */
  readonly resume?: (sim: Simulation) => void
}

export const service = (definition: Service): Service => definition

/** The routes a service declares, in their order. */
export function routesOf(definition: Service): Route[] {
  const routes: Route[] = []
  const declare =
    (method: string): Declare =>
    (path, options, handler) =>
      void routes.push({
        method,
        path,
        answer: (call, values) => handler({...call, params: paramsOf(path, values)}),
        ...options,
      })
  definition.routes({
    get: declare('GET'),
    head: declare('HEAD'),
    post: declare('POST'),
    put: declare('PUT'),
    patch: declare('PATCH'),
    delete: declare('DELETE'),
  })
  return routes
}
