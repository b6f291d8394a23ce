import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {dates, pick} from '../resource/resource.js'
import {type Application, applications} from './model.js'

const inList = (row: Application) =>
  pick(row, 'name', 'app_version', 'manifest_name', 'manifest_file', 'status', 'progress', 'active')

export const showApplication = (row: Application) => ({
  ...pick(row, 'name', 'app_version'),
  ...dates(row),
  ...pick(row, 'manifest_name', 'manifest_file', 'status', 'progress', 'active'),
})

export const findApplication = (c: Call): Application | undefined =>
  c.region.of(applications).find({name: c.params['name'] ?? ''})

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
}
