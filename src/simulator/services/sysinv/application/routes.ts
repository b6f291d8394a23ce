import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {direct, remove, upload} from './handlers.js'
import {applications} from './model.js'
import {findApplication, inList, showApplication} from './show.js'

export function applicationRoutes(router: Router): void {
  router.get('/v1/apps', {}, (c) => {
    for (const name of Object.keys(c.query)) refuse(400, `Unknown argument: "${name}"`)
    return {apps: c.region.of(applications).all().map(inList)}
  })
  router.get('/v1/apps/get_all_apps_by_status', {}, (c) => {
    const {status = ''} = c.query
    return c.region.of(applications).where({status}).map(showApplication)
  })
  router.get('/v1/apps/:name', {}, (c) => {
    const found = findApplication(c)
    return found === undefined ? refuse(404, `No application with name ${c.params['name']}.`) : showApplication(found)
  })
  router.post('/v1/apps', {}, upload)
  router.patch('/v1/apps/:name', {}, direct)
  router.delete('/v1/apps/:name', {}, remove)
}
