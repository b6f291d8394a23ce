export type PrestagePurpose = 'install' | 'sw-deploy'

export interface PrestageOptions {
  /** In base64. */
  sysadmin_password: string
  release?: string
  /** What it prepares: an installation, unless told otherwise. */
  purpose?: PrestagePurpose
  force?: boolean
}

/** What prestaging is asked for with, of one subcloud as of a fleet. */
export function prestaging({sysadmin_password, release, purpose = 'install', force}: PrestageOptions) {
  return {
    sysadmin_password,
    force: force ? 'true' : undefined,
    release: release || undefined,
    [purpose === 'sw-deploy' ? 'for_sw_deploy' : 'for_install']: 'true',
  }
}
