import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {refuseSecondary} from '../record/busy.js'
import {findSubcloud} from '../record/find.js'
import {bareSubcloud} from '../record/show.js'
import {jsonBody} from '../values/json-body.js'
import {checkEncoding, checkPassword} from '../values/password.js'
import {given, textOf, type Values} from '../values/values.js'
import {
  basicObjection,
  prestageRelease,
  refusePrestageWhileDeploying,
  releaseComplaint,
  soundObjection,
} from './check.js'
import {prestaging} from './lifecycle.js'

const words: Readonly<Record<string, boolean>> = {true: true, t: true, false: false, f: false}

function wordOf(values: Values, field: string, complaint: string): boolean {
  if (!given(values, field)) return false
  return words[textOf(values, field).toLowerCase()] ?? refuse(400, `${complaint}: ${textOf(values, field)}`)
}

export function prestageSubcloud(c: Call<'subcloud'>) {
  const subcloud = findSubcloud(c)
  refuseSecondary(subcloud)
  const values = jsonBody(c, 'Request body is malformed.')
  if (!given(values, 'sysadmin_password')) refuse(400, 'sysadmin_password is required.')
  const password = textOf(values, 'sysadmin_password')
  checkEncoding(password, 'sysadmin_password')
  const force = wordOf(values, 'force', 'Invalid value for force option')
  wordOf(values, 'for_install', 'Invalid value for for_install option')
  const forDeploy = wordOf(values, 'for_sw_deploy', 'Invalid value for for_sw_deploy option')
  refusePrestageWhileDeploying(c.sim)
  checkPassword(password, 'sysadmin_password')
  const chosen = prestageRelease(c.sim, textOf(values, 'release'), forDeploy, subcloud.softwareVersion)
  if ('complaint' in chosen) return refuse(400, releaseComplaint(subcloud.name, chosen.complaint))
  const objection = basicObjection(subcloud) ?? soundObjection(c.sim, subcloud, {force, forDeploy})
  if (objection !== undefined) refuse(400, objection.text)
  c.sim.start(prestaging, c.region.name, subcloud.id, {release: chosen.release, forDeploy})
  return {
    ...bareSubcloud({...subcloud, prestageStatus: 'prestaging'}),
    'prestage-software-version': chosen.release,
  }
}
