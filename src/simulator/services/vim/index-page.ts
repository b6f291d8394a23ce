import type {Call} from '../../http/call.js'
import type {Router} from '../../http/service.js'
import {types} from './model.js'

/** The genuine links leave out the `/api` that the pages below it have. */
const link = (c: Call, rel: string, resource: string) => ({rel, href: `${c.base}/${resource}/`})

const rooms: Readonly<Record<string, readonly string[]>> = {
  orchestration: [
    ...['sw-upgrade', 'system-config-update', 'kube-rootca-update', 'kube-upgrade', 'fw-update'],
    'current-strategy',
  ],
  'virtualised-resources': ['computes', 'networks', 'images', 'volumes'],
  openstack: ['heat'],
}

/** Pages that say where to go on. They are for those who may write, as everything that has no rule of its own. */
export function indexPages(router: Router): void {
  router.get('/', {policy: 'write'}, (c) => ({
    name: 'nfv-vim',
    description: 'NFV - Virtual Infrastructure Manager',
    links: [link(c, 'api', 'api')],
  }))
  router.get('/api', {policy: 'write'}, (c) => {
    const parts = ['openstack', 'orchestration', 'virtualised-resources']
    const links = parts.map((part) => link(c, part.replace('-', '_'), `api/${part}`))
    return {versions: [{id: 'v1', status: 'stable', links: [link(c, 'self', 'api'), ...links]}]}
  })
  for (const [room, parts] of Object.entries(rooms)) {
    router.get(`/api/${room}`, {policy: 'write'}, (c) => ({
      id: room,
      links: [link(c, 'self', room), ...parts.map((part) => link(c, part, `${room}/${part}`))],
    }))
  }
  for (const type of [...types, 'current-strategy']) {
    const place = `orchestration/${type}`
    router.get(`/api/${place}`, {policy: 'write'}, (c) => ({
      id: type,
      links: [link(c, 'self', place), link(c, 'strategy', `${place}/strategy`)],
    }))
  }
}
