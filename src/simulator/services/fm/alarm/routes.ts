import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {deleteAlarm, getAlarm, listAlarms, summarizeAlarms} from './handlers.js'
import {postAlarm, putAlarm} from './post.js'

export function alarmRoutes(router: Router, version: string): void {
  router.get(`${version}/alarms`, {}, listAlarms)
  router.post(`${version}/alarms`, {}, postAlarm)
  router.get(`${version}/alarms/summary`, {}, summarizeAlarms)
  // The genuine server has it, and then refuses every address that it is asked at.
  router.get(`${version}/alarms/detail`, {}, () => refuse(404, '[HTTP 404] Resource could not be found.'))
  router.get(`${version}/alarms/:uuid`, {}, getAlarm)
  router.put(`${version}/alarms/:uuid`, {}, putAlarm)
  router.delete(`${version}/alarms/:uuid`, {}, deleteAlarm)
}
