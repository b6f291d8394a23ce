import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {majorOf} from '../central/release.js'
import {deployedReleases} from '../central/state.js'
import {prestageRelease, refusePrestageWhileDeploying} from '../prestage/check.js'
import {checkPassword} from '../values/password.js'
import {given, textOf, type Values} from '../values/values.js'
import type {StrategyType} from './course.js'

export function checkBoolean(values: Values, field: string): void {
  if (!given(values, field) || typeof values[field] === 'boolean') return
  const word = textOf(values, field)
  if (['true', 'false'].includes(word.trim().toLowerCase())) return
  refuse(400, `Invalid value '${word}' for ${field} - must be True/False or 'true'/'false'`)
}

const orNull = (values: Values, key: string): unknown => values[key] ?? null
const orFalse = (values: Values, key: string): unknown => values[key] ?? false

function softwareArgs(c: Call, values: Values): Values {
  for (const field of ['snapshot', 'rollback', 'with_delete', 'delete_only', 'with_prestage', 'cleanup', 'delete']) {
    checkBoolean(values, field)
  }
  const args = {
    cleanup: values['delete_only'] ? true : orFalse(values, 'cleanup'),
    kube_upgrade: orNull(values, 'kube_upgrade'),
    release_id: orNull(values, 'release_id'),
    rollback: orFalse(values, 'rollback'),
    snapshot: orFalse(values, 'snapshot'),
    sysadmin_password: orNull(values, 'sysadmin_password'),
    with_prestage: orFalse(values, 'with_prestage'),
    delete: values['with_delete'] ? true : orFalse(values, 'delete'),
  }
  checkSoftware(c, values, args)
  if (!args.with_prestage) return args
  refusePrestageWhileDeploying(c.sim)
  checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  return {
    ...args,
    for_sw_deploy: true,
    force: false,
    'prestage-software-version': majorOf(String(args.release_id)),
  }
}

/** Which options go together; any word counts as given, as the server has it. */
function checkSoftware(c: Call, values: Values, args: Record<string, unknown>): void {
  const {release_id: release, rollback, cleanup, snapshot, with_prestage: withPrestage, kube_upgrade: kube} = args
  const clash = (one: string, others: string) =>
    refuse(400, `Option ${one} cannot be used with any of the following options: ${others}.`)
  if (values['sysadmin_password'] && !withPrestage) {
    refuse(400, 'The with_prestage option is required when using sysadmin_password')
  }
  if (!rollback && !cleanup) {
    if (!release) refuse(400, 'Release ID is required for strategy type: sw-deploy.')
    if (!deployedReleases(c.sim).includes(String(release))) {
      refuse(400, `Release ID: ${release} not found or not deployed in the SystemController`)
    }
  }
  if (snapshot && (rollback || cleanup)) clash('snapshot', 'rollback or cleanup')
  if (args['delete'] && (rollback || cleanup)) clash('delete', 'rollback or cleanup')
  if (rollback && (release || cleanup || kube || withPrestage)) {
    clash('rollback', 'release_id, cleanup, kube_upgrade or with_prestage')
  }
  if (cleanup && (release || withPrestage || kube)) clash('cleanup', 'release_id, with_prestage or kube_upgrade')
}

function prestageArgs(c: Call, values: Values): Values {
  const forDeploy = textOf(values, 'for_sw_deploy') === 'true'
  const chosen = prestageRelease(c.sim, textOf(values, 'release'), Boolean(values['for_sw_deploy']))
  refusePrestageWhileDeploying(c.sim)
  checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  if ('complaint' in chosen) return refuse(400, chosen.complaint)
  return {
    sysadmin_password: textOf(values, 'sysadmin_password'),
    force: textOf(values, 'force') === 'true',
    'prestage-software-version': chosen.release,
    for_sw_deploy: forDeploy,
  }
}

/** What a strategy of the type keeps of the request. */
export function argsOf(c: Call, type: StrategyType, values: Values): Values | null {
  if (type === 'sw-deploy') return softwareArgs(c, values)
  if (type === 'prestage') return prestageArgs(c, values)
  if (type === 'kube-rootca-update') {
    return {'expiry-date': orNull(values, 'expiry-date'), subject: orNull(values, 'subject')}
  }
  if (type === 'firmware') return null
  const version = textOf(values, 'to-version')
  return {'to-version': version === '' ? null : version.startsWith('v') ? version : `v${version}`}
}
