import {service} from '../../http/service.js'
import {sysinvErrors} from './errors.js'
import {hostRoom} from './host/room.js'
import {namelessRoutes} from './resource/nameless.js'
import {rooms} from './rooms.js'
import {serviceManagementRoom} from './service-management/room.js'
import {versionRoutes} from './version.js'

/** What becomes of a host is told before what that means for its services. */
const all = [...rooms, hostRoom, serviceManagementRoom]

/** Configuration and inventory of one system. */
export const sysinv = service({
  name: 'sysinv',
  mount: '/sysinv',
  errors: sysinvErrors,
  install: (sim) => {
    for (const {install} of all) install?.(sim)
  },
  begin: (sim) => {
    for (const {begin} of all) begin?.(sim)
  },
  routes: (router) => {
    versionRoutes(router)
    namelessRoutes(router)
    for (const {routes} of all) routes?.(router)
  },
})
