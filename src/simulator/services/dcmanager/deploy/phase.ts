import {type DeployStatus, meanings} from '../record/deploy-status.js'

/** The phases of a deployment, in their order; a subcloud is either enrolled, or installed and bootstrapped. */
export type Phase = 'create' | 'install' | 'enroll' | 'bootstrap' | 'config' | 'complete'

/** Where each phase may begin. The order is that of the server's refusals. */
export const beginsFrom: Readonly<Record<Exclude<Phase, 'create'>, readonly DeployStatus[]>> = {
  install: ['create-complete', 'pre-install-failed', 'install-failed', 'install-complete', 'install-aborted'],
  bootstrap: [
    'install-complete',
    'pre-bootstrap-failed',
    'bootstrap-failed',
    'bootstrap-aborted',
    'bootstrap-complete',
    'create-complete',
  ],
  config: ['complete', 'pre-config-failed', 'config-failed', 'bootstrap-complete', 'enroll-complete', 'config-aborted'],
  complete: ['bootstrap-complete', 'enroll-complete'],
  enroll: [
    'create-complete',
    'enroll-failed',
    'pre-enroll-failed',
    'pre-init-enroll-failed',
    'init-enroll-failed',
    'factory-restore-complete',
  ],
}

/** What can be aborted. */
export const abortable: readonly string[] = Object.entries(meanings).flatMap(([status, {abortsTo}]) =>
  abortsTo === undefined ? [] : [status],
)

const all: readonly Phase[] = ['install', 'bootstrap', 'config']
const fromBootstrap: readonly Phase[] = ['bootstrap', 'config']
const onlyConfig: readonly Phase[] = ['config']

/** The phases that are left from each state in which a deployment can be resumed. */
export const leftFrom: Readonly<Partial<Record<DeployStatus, readonly Phase[]>>> = {
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
