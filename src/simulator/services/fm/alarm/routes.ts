import type {Router} from '../../../http/service.js'
import {deleteAlarm, getAlarm, listAlarms, summarizeAlarms} from './handlers.js'
import {postAlarm, putAlarm} from './post.js'

export function alarmRoutes(router: Router, version: string): void {
  router.get(`${version}/alarms`, {}, listAlarms)
  router.post(`${version}/alarms`, {}, postAlarm)
  router.get(`${version}/alarms/summary`, {}, summarizeAlarms)
  router.get(`${version}/alarms/:uuid`, {}, getAlarm)
  router.put(`${version}/alarms/:uuid`, {}, putAlarm)
  router.delete(`${version}/alarms/:uuid`, {}, deleteAlarm)
}
