/** The phases of a deployment, in their order; a subcloud is either enrolled, or installed and bootstrapped. */
export type Phase = 'create' | 'install' | 'enroll' | 'bootstrap' | 'config' | 'complete'

/** Where each phase may begin. The order is that of the server's refusals. */
export const mayInstall = [
  'create-complete',
  'pre-install-failed',
  'install-failed',
  'install-complete',
  'install-aborted',
]

export const mayBootstrap = [
  'install-complete',
  'pre-bootstrap-failed',
  'bootstrap-failed',
  'bootstrap-aborted',
  'bootstrap-complete',
  'create-complete',
]

export const mayConfigure = [
  'complete',
  'pre-config-failed',
  'config-failed',
  'bootstrap-complete',
  'enroll-complete',
  'config-aborted',
]

export const mayComplete = ['bootstrap-complete', 'enroll-complete']

export const mayEnroll = [
  'create-complete',
  'enroll-failed',
  'pre-enroll-failed',
  'pre-init-enroll-failed',
  'init-enroll-failed',
  'factory-restore-complete',
]

/** What an abort makes of each state that can be aborted, at once and in the end. */
export const abortable: Readonly<Record<string, {aborting: string; aborted: string}>> = {
  installing: {aborting: 'aborting-install', aborted: 'install-aborted'},
  bootstrapping: {aborting: 'aborting-bootstrap', aborted: 'bootstrap-aborted'},
  configuring: {aborting: 'aborting-config', aborted: 'config-aborted'},
}

const all: readonly Phase[] = ['install', 'bootstrap', 'config']
const fromBootstrap: readonly Phase[] = ['bootstrap', 'config']
const onlyConfig: readonly Phase[] = ['config']

/** The phases that are left from each state in which a deployment can be resumed. */
export const leftFrom: Readonly<Record<string, readonly Phase[]>> = {
  'create-complete': all,
  'install-complete': fromBootstrap,
  'pre-install-failed': all,
  'install-failed': all,
  'install-aborted': all,
  'bootstrap-complete': onlyConfig,
  'pre-bootstrap-failed': fromBootstrap,
  'bootstrap-failed': fromBootstrap,
  'bootstrap-aborted': fromBootstrap,
  'pre-config-failed': onlyConfig,
  'config-failed': onlyConfig,
  'config-aborted': onlyConfig,
}
