import {service} from '../../http/service.js'
import {watchCauses} from './alarm/causes.js'
import {alarmRoutes} from './alarm/routes.js'
import {fmErrors} from './errors.js'

/** Alarms of one system. */
export const fm = service({
  name: 'fm',
  mount: '/fm',
  errors: fmErrors,
  install: watchCauses,
  routes: alarmRoutes,
})
