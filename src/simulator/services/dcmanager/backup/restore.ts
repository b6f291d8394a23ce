import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {parseAddress} from '../../../ip-address.js'
import {imageOf, releaseOf} from '../central/release.js'
import {bmcAnswers} from '../install/bmc.js'
import {mayBeRestored} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import {filesOf} from '../record/files.js'
import type {Subcloud} from '../record/model.js'
import {checkPassword} from '../values/password.js'
import {textOf, type Values} from '../values/values.js'
import {startRestore} from './lifecycle.js'
import {entityOf, optionsOf, payloadOf, shown, usable} from './request.js'

const restoreOptions = ['local_only', 'with_install', 'registry_images', 'auto', 'factory', 'on_site'] as const
type RestoreOptions = Record<(typeof restoreOptions)[number], boolean>

const restoreObjection = (c: Call, options: RestoreOptions, addresses: Values) => (subcloud: Subcloud) => {
  const {name} = subcloud
  const automatic = options.auto || options.factory
  if (options.with_install || automatic) {
    if (!automatic && subcloud.enrolledWithVcsr) {
      return `Subcloud ${name} is vCSR-enrolled; restore-with-install is not supported.`
    }
    if (subcloud.installValues !== null && !bmcAnswers(c.sim, subcloud)) {
      return `Subcloud ${name} BMC is not reachable; cannot perform restore-with-install.`
    }
  }
  if (subcloud.management !== 'unmanaged' || !mayBeRestored(subcloud)) {
    return `Subcloud ${name} must be unmanaged and in a valid deploy state for the subcloud-backup restore operation.`
  }
  const files = filesOf(c.region, subcloud)
  const address = textOf(addresses, name)
  if (address === '' && subcloud.installValues === null && !files.inventory) {
    return (
      `Unable to obtain the subcloud ${name} bootstrap_address from either restore or install values. ` +
      'Please ensure bootstrap_address is specified in the restore-values.yml and try again.'
    )
  }
  if (address !== '') {
    return parseAddress(address) ? undefined : `Subcloud ${name} must have a valid bootstrap address: ${address}`
  }
  const mode = textOf(files.bootstrapValues ?? {}, 'system_mode')
  if (automatic && mode !== 'simplex') {
    return `${name} is a ${mode || 'unknown'} subcloud. Auto-restore is only supported for simplex subclouds.`
  }
  return undefined
}

function checkRestoreOptions(values: Values, options: RestoreOptions): Values {
  const release = textOf(values, 'release')
  if (!options.local_only && options.registry_images) {
    refuse(400, 'Option registry_images cannot be used without local_only option.')
  }
  if (release !== '' && !options.with_install && !options.factory) {
    refuse(400, "Option release cannot be used without 'with_install' or 'factory' options.")
  }
  if ((options.factory || options.auto) && release !== '' && release < '26.03') {
    refuse(400, 'Auto-restore and factory restore are not supported for releases earlier than 26.03.')
  }
  const others = options.with_install || options.factory || options.auto || textOf(values, 'group') !== ''
  if (options.on_site && others) {
    refuse(400, 'Option on_site cannot be used with any of the following options: with_install, factory, auto or group')
  }
  return (values['restore_values'] ?? {}) as Values
}

export function restoreBackups(c: Call) {
  const values = payloadOf(c, 'restore')
  if (Object.keys(values).length === 0) refuse(400, 'Body required')
  checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  const options = optionsOf(values, restoreOptions)
  const restoreValues = checkRestoreOptions(values, options)
  const entity = entityOf(c, values)
  const addresses = restoreValues['bootstrap_address'] ?? {}
  if (typeof addresses !== 'object' || Array.isArray(addresses)) {
    refuse(400, 'The bootstrap_address provided in restore_values is in invalid format.')
  }
  const timeout = textOf(restoreValues, 'restore_timeout')
  if (options.on_site && timeout !== '' && !/^\d+$/.test(timeout)) {
    refuse(400, 'restore_timeout in restore_values must be a numeric value in seconds.')
  }
  const fit = usable(entity, 'restore', restoreObjection(c, options, addresses as Values))
  if (options.with_install || options.auto || options.factory) {
    const without = entity.members.filter((subcloud) => subcloud.installValues === null)
    if (without.length > 0) {
      refuse(
        400,
        'The restore operation was requested with with_install, auto or factory, but the following subcloud(s) does ' +
          `not contain install values: ${without.map((subcloud) => subcloud.name).join(', ')}`,
      )
    }
    imageOf(c.sim, releaseOf(c.sim, textOf(values, 'release')))
  }
  const input = options.factory ? {...options, with_install: true, local_only: true} : options
  const answer = shown(fit.map((subcloud) => ({...subcloud, deployStatus: 'pre-restore'})))
  for (const subcloud of fit) {
    changeSubcloud(c.sim, subcloud.id, {deployStatus: 'pre-restore'})
    startRestore(c, subcloud.id, {...input, release: textOf(values, 'release') || subcloud.softwareVersion})
  }
  return answer
}
