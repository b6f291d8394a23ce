import {ClientError} from '../error.js'

export interface PrestageOptions {
  /** In base64. */
  sysadmin_password: string
  release?: string
  forInstall?: boolean
  forSwDeploy?: boolean
  force?: boolean
}

/** What prestaging is asked for with, of one subcloud as of a fleet. It prepares an installation unless told otherwise. */
export function prestaging({sysadmin_password, release, forInstall, forSwDeploy, force}: PrestageOptions) {
  if (forInstall && forSwDeploy) {
    throw new ClientError('usage', 'Options --for-install and --for-sw-deploy cannot be combined')
  }
  return {
    sysadmin_password,
    force: force ? 'true' : undefined,
    release: release || undefined,
    [forSwDeploy ? 'for_sw_deploy' : 'for_install']: 'true',
  }
}
