import type {Router} from '../../../http/service.js'
import {getEvent, listEvents, listWholeEvents} from './handlers.js'

export function eventRoutes(router: Router, version: string): void {
  router.get(`${version}/event_log`, {}, listEvents)
  router.get(`${version}/event_log/detail`, {}, listWholeEvents)
  router.get(`${version}/event_log/:uuid`, {}, getEvent)
}
