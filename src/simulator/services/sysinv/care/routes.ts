import {isUtf8} from 'node:buffer'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {applications} from '../application/model.js'
import {hosts} from '../record/host.js'
import {licenses, restoreSessions} from './model.js'

/** What keeps a restore from being completed; told with status 200. */
function obstacleOf({region}: Call): string | undefined {
  const back = region
    .of(hosts)
    .where({personality: 'controller', administrative: 'unlocked', operational: 'enabled'})
    .filter(({availability}) => availability === 'available' || availability === 'degraded')
  if (back.length < region.of(hosts).count({personality: 'controller'})) {
    return 'Cannot complete the restore procedure. One of the controllers is not unlocked enabled available/degraded'
  }
  const waiting = region
    .of(applications)
    .where(({status}) => status === 'applying' || status === 'restore-requested')
    .map(({name}) => `'${name}'`)
  if (waiting.length === 0) return undefined
  return `Some apps are still restoring, try restore-complete later: [${waiting.join(', ')}]`
}

const restoring = ({region}: Call) => ({region: region.name, alarmId: '210.002', entity: 'host=controller'})

/** Where a file stops being text. */
function firstStray(content: Buffer): number {
  const text = content.toString()
  return Buffer.byteLength(text.slice(0, text.indexOf('\uFFFD')))
}

export function careRoutes(router: Router): void {
  router.get('/v1/license/get_license_file', {}, (c) => {
    const license = c.region.of(licenses).get('license')
    if (license !== undefined) return {content: license.content, error: ''}
    return {content: '', error: 'License file not found. A license may not have been installed.'}
  })
  router.post('/v1/license/install_license', {}, (c) => {
    const [file] = c.files
    if (file?.content === undefined) return {success: '', error: 'Error: No file uploaded'}
    if (!isUtf8(file.content)) {
      const at = firstStray(file.content)
      const byte = file.content[at]?.toString(16) ?? ''
      const error = `'utf-8' codec can't decode byte 0x${byte} in position ${at}: invalid start byte`
      return {success: '', error}
    }
    const content = file.content.toString()
    const stored = c.region.of(licenses)
    if (stored.has('license')) stored.update('license', {content})
    else stored.insert({key: 'license', content})
    return {success: 'Success: new license installed', error: ''}
  })
  router.get('/v1/fernet_repo', {}, () => ({keys: []}))
  router.get('/v1/upgrade', {}, () => refuse(500, 'This API is deprecated.'))
  router.get('/v1/query_compatible_apps', {}, (c) => {
    if (c.query['k8s_ver'] === undefined) refuse(400, 'Missing argument: "k8s_ver"')
    return c.region
      .of(applications)
      .all()
      .map(({name, app_version: version}) => `${name}-${version}.tgz`)
  })
  router.get('/v1/restore', {}, (c) =>
    c.region.of(restoreSessions).has('restore')
      ? 'Restore procedure is in progress'
      : 'Restore procedure is not in progress',
  )
  router.patch('/v1/restore', {}, (c) => {
    const action = (c.body as {action?: unknown} | null)?.action
    const sessions = c.region.of(restoreSessions)
    if (action === 'start') {
      if (sessions.has('restore')) return 'Restore procedure already in progress'
      sessions.insert({key: 'restore', since: c.sim.now()})
      c.sim.emit('trouble.found', {...restoring(c), reason: 'System Restore in progress.'})
      return 'Restore procedure started'
    }
    if (action !== 'complete') refuse(400, 'Unable to perform restore modify state.')
    if (!sessions.has('restore')) return 'Restore procedure already completed'
    const obstacle = obstacleOf(c)
    if (obstacle !== undefined) return obstacle
    sessions.remove('restore')
    c.sim.emit('trouble.gone', restoring(c))
    return 'Restore procedure completed'
  })
}
