import type {Wish} from './fact.js'

/** A request that would change something; `times`: as often as there are subclouds that it is about. */
export interface PlannedRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly times: number
  readonly what: string
}

/** What it takes to do this to all that take part; what is only read, and is repeated until it is done, is left out. */
export function requestsOf({type, scope}: Pick<Wish, 'type' | 'scope'>, sites: number): PlannedRequest[] {
  const query = `?type=${type}`
  const create: PlannedRequest = {method: 'POST', path: '/sw-update-strategy/', times: 1, what: 'create the strategy'}
  const others: PlannedRequest[] = [
    {method: 'POST', path: `/sw-update-strategy/actions${query}`, times: 1, what: 'apply it'},
    {method: 'DELETE', path: `/sw-update-strategy${query}`, times: 1, what: 'delete it when it is done'},
  ]
  if (scope.kind !== 'selection') return [create, ...others]
  // dcmanager knows all, a group or one: others are put into a group that is made for them, and back.
  return [
    {method: 'POST', path: '/subcloud-groups/', times: 1, what: 'make a group for them'},
    {method: 'PATCH', path: '/subclouds/NAME', times: sites, what: 'put each into it'},
    create,
    // The server has taken down who is in it.
    {method: 'PATCH', path: '/subclouds/NAME', times: sites, what: 'put each back into its own'},
    {method: 'DELETE', path: '/subcloud-groups/NAME', times: 1, what: 'delete the group'},
    ...others,
  ]
}
