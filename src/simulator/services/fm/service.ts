import type {Call} from '../../http/call.js'
import {service} from '../../http/service.js'
import {watchCauses} from './alarm/causes.js'
import {alarmRoutes} from './alarm/routes.js'
import {fmErrors} from './errors.js'
import {watchLogs} from './event/record.js'
import {eventRoutes} from './event/routes.js'
import {suppressionRoutes} from './suppression/routes.js'
import {seedSuppressions} from './suppression/seed.js'

const versionLink = (c: Call) => ({href: `${c.base}/v1/`, rel: 'self'})

const version = (c: Call) => ({id: 'v1', links: [versionLink(c)]})

const both = (c: Call, part: string) => [
  {href: `${c.base}/v1/${part}/`, rel: 'self'},
  {href: `${c.base}/${part}/`, rel: 'bookmark'},
]

const readers = ['reader', 'operator', 'configurator']

/** Alarms and event log of one system. */
export const fm = service({
  name: 'fm',
  mount: '/fm',
  errors: fmErrors,
  // Reading needs the role, in whatever project.
  policies: {read: (user) => user.roles.some((role) => readers.includes(role))},
  install: (sim) => {
    seedSuppressions(sim)
    watchCauses(sim)
    watchLogs(sim)
  },
  routes: (router) => {
    router.get('/', {policy: 'public'}, (c) => ({
      name: 'Fault Management API',
      description: 'alarms and event log of one system',
      versions: [version(c)],
      default_version: version(c),
    }))
    router.get('/v1', {policy: 'public'}, (c) => ({
      id: 'v1',
      media_types: [{base: 'application/json', type: 'application/vnd.openstack.fm.v1+json'}],
      links: [versionLink(c)],
      alarms: both(c, 'alarms'),
      event_log: both(c, 'event_log'),
      event_suppression: both(c, 'event_suppression'),
    }))
    for (const prefix of ['/v1', '']) {
      alarmRoutes(router, prefix)
      eventRoutes(router, prefix)
      suppressionRoutes(router, prefix)
    }
  },
})
