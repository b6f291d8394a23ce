import type {PrestagePurpose} from '../../client/dcmanager/prestage.js'
import {InputError} from '../error.js'

// Which options of the commands about subclouds go together; the refusals have the official words.

interface Addition {
  deployConfig?: string
  installValues?: string
  cloudInitConfig?: string
  migrate?: boolean
  enroll?: boolean
  name?: string
}

export function checkAddition({deployConfig, installValues, cloudInitConfig, migrate, enroll, name}: Addition): void {
  if (deployConfig !== undefined && migrate) throw new InputError('migrate with deploy-config is not allowed')
  if (migrate && enroll) throw new InputError('cannot run --migrate and --enroll options together')
  if (enroll && !installValues) throw new InputError('install-values is required for --enroll option')
  if (cloudInitConfig && !enroll) throw new InputError('cloud-init-config is only valid with --enroll option')
  if (name !== undefined && !migrate) {
    throw new InputError('The --name option can only be used with --migrate option.')
  }
}

interface NetworkSettings {
  managementSubnet?: string
  managementGatewayIp?: string
  managementStartIp?: string
  managementEndIp?: string
  bootstrapAddress?: string
}

/** Whether the settings change the management network, which takes all of these at once. */
export function changesNetwork(settings: NetworkSettings): boolean {
  const {managementSubnet, managementGatewayIp, managementStartIp, managementEndIp, bootstrapAddress} = settings
  const management = [managementSubnet, managementGatewayIp, managementStartIp, managementEndIp]
  if (management.every(Boolean) && bootstrapAddress) return true
  if (!management.some(Boolean)) return false
  throw new InputError(
    'For subcloud network reconfiguration request all the following parameters are necessary: --management-subnet, ' +
      '--management-gateway-ip, --management-start-ip, --management-end-ip and --bootstrap-address',
  )
}

export function prestagePurpose(flags: {'for-install'?: boolean; 'for-sw-deploy'?: boolean}): PrestagePurpose {
  const {'for-install': install, 'for-sw-deploy': deploy} = flags
  if (install && deploy) throw new InputError('Options --for-install and --for-sw-deploy cannot be combined')
  return deploy ? 'sw-deploy' : 'install'
}

interface Target {
  subcloud?: string
  group?: string
}

/** Anything but one subcloud or one group; one of the commands begins its sentence in another way than the others. */
export function checkTarget({subcloud, group}: Target, command: 'The command' | 'This command' = 'The command'): void {
  if (!subcloud && !group) throw new InputError('Please provide the subcloud or subcloud group name or id.')
  if (subcloud && group) {
    throw new InputError(`${command} only applies to a single subcloud or a subcloud group, not both.`)
  }
}

interface Backup extends Target {
  localOnly?: boolean
  registryImages?: boolean
}

export function checkBackup(options: Backup): void {
  checkTarget(options)
  if (options.registryImages && !options.localOnly) {
    throw new InputError('Option --registry-images can not be used without --local-only option.')
  }
}

export function checkRestore(options: Backup & {release?: string; withInstall?: boolean; factory?: boolean}): void {
  checkTarget(options)
  if (options.registryImages && !options.localOnly) {
    throw new InputError('Option --registry-images cannot be used without --local-only option.')
  }
  if (options.release && !options.withInstall && !options.factory) {
    throw new InputError('Option --release cannot be used without --with-install or --factory option.')
  }
}
