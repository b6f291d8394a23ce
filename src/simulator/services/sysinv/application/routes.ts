import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {direct, remove} from './handlers.js'
import {applications, current, isCurrent} from './model.js'
import {inList, showApplication} from './show.js'
import {isApplicationStatus} from './status.js'
import {updateApplication} from './update.js'
import {upload} from './upload.js'

export function applicationRoutes(router: Router): void {
  router.get('/v1/apps', {}, (c) => {
    for (const name of Object.keys(c.query)) refuse(400, `Unknown argument: "${name}"`)
    return {apps: c.region.of(applications).all().filter(isCurrent).map(inList)}
  })
  router.get('/v1/apps/get_all_apps_by_status', {}, (c) => {
    const {status = ''} = c.query
    if (!isApplicationStatus(status))
      return refuse(400, `get_all_apps_by_status rejected: status ${status} is not valid.`)
    return c.region.of(applications).where({status}).map(showApplication)
  })
  // Nothing updates all applications at once here, so there is never anything to tell.
  router.get('/v1/apps/get_apps_update_status', {}, () => reply(200, null))
  router.get('/v1/apps/:name', {}, (c) => {
    const {name} = c.params
    return showApplication(current(c.region, name) ?? refuse(404, `No application with name ${name}.`))
  })
  router.post('/v1/apps', {}, upload)
  router.post('/v1/apps/update', {}, updateApplication)
  router.patch('/v1/apps/:name', {}, direct)
  router.delete('/v1/apps/:name', {}, remove)
}
