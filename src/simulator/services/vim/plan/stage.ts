import type {HostFact} from '../../../seams.js'
import type {Stage, Step} from '../model.js'

/** All steps that there are, and how long each may take, in seconds. */
const timeouts = {
  'query-alarms': 60,
  'query-upgrade': 60,
  'query-kube-versions': 60,
  'query-kube-upgrade': 60,
  'query-kube-rootca-update': 60,
  'query-kube-rootca-host-updates': 60,
  'query-fw-update-host': 60,
  'query-system-config-update-hosts': 60,
  'sw-deploy-precheck': 60,
  'sw-deploy-abort': 60,
  'system-deploy-delete': 60,
  'system-stabilize': 60,
  'query-kube-host-upgrade': 200,
  'lock-hosts': 900,
  'unlock-hosts': 1800,
  'reboot-hosts': 900,
  'swact-hosts': 900,
  'start-instances': 900,
  'stop-instances': 900,
  'migrate-instances-from-host': 1800,
  'upgrade-hosts': 3600,
  'start-upgrade': 3600,
  'activate-upgrade': 3600,
  'complete-upgrade': 300,
  'deploy-delete': 300,
  'sw-deploy-activate-rollback': 1830,
  'system-deploy-init': 120,
  'sw-deploy-do-nothing': 10,
  'wait-alarms-clear': 2400,
  'wait-data-sync': 1800,
  'disable-host-services': 180,
  'enable-host-services': 180,
  'fw-update-hosts': 3600,
  'fw-update-abort-hosts': 600,
  'system-config-update-hosts': 1800,
  'kube-upgrade-download-images': 1800,
  'kube-pre-application-update': 1800,
  'kube-post-application-update': 1800,
  'kube-upgrade-networking': 900,
  'kube-upgrade-storage': 900,
  'kube-host-upgrade-control-plane': 420,
  'kube-host-upgrade-kubelet': 900,
  'kube-wait-control-plane-pods-ready': 180,
  'kube-rootca-update-generate-cert': 300,
  'kube-rootca-update-host-trustbothcas': 600,
  'kube-rootca-update-host-update-certs': 600,
  'kube-rootca-update-host-trustnewca': 600,
  'kube-rootca-update-pods-trustbothcas': 3600,
  'kube-rootca-update-pods-trustnewca': 3600,
  'kube-upgrade-cleanup-aborted': 600,
  'kube-upgrade-start': 600,
  'kube-upgrade-complete': 600,
  'kube-upgrade-cleanup': 600,
  'kube-upgrade-abort': 600,
  'kube-host-cordon': 600,
  'kube-host-uncordon': 600,
  'kube-rootca-update-start': 600,
  'kube-rootca-update-complete': 600,
  'kube-rootca-update-abort': 600,
} as const

export type StepName = keyof typeof timeouts
export type StepOf<Name extends StepName> = Step & {readonly name: Name}

/** A stage as a plan has it: where it stands is the engine's business. */
export interface PlannedStage<Name extends StepName = StepName> {
  readonly name: string
  readonly abortable?: boolean
  readonly steps: readonly StepOf<Name>[]
}

interface Entities {
  readonly kind: Step['kind']
  readonly names: readonly string[]
  readonly uuids: readonly string[]
}

const nothing: Entities = {kind: '', names: [], uuids: []}

const hostEntities = (hosts: readonly HostFact[]): Entities => ({
  kind: 'hosts',
  names: hosts.map(({hostname}) => hostname),
  uuids: hosts.map(({uuid}) => uuid),
})

export const step = <Name extends StepName>(
  name: Name,
  entities: Entities = nothing,
  {timeout, ...args}: {timeout?: number} & Record<string, unknown> = {},
): StepOf<Name> => ({
  name,
  timeout: timeout ?? timeouts[name],
  ...entities,
  args: Object.fromEntries(Object.entries(args).map(([key, value]) => [key, String(value)])),
  result: 'initial',
  reason: '',
  startedAt: null,
  endedAt: null,
})

export const onHosts = <Name extends StepName>(
  name: Name,
  hosts: readonly HostFact[],
  more: Record<string, unknown> = {},
): StepOf<Name> => step(name, hostEntities(hosts), more)

export const stabilize = (timeout: number): StepOf<'system-stabilize'> => step('system-stabilize', nothing, {timeout})

/** A stage, as it stands before its time has come. */
export const stageOf = (phase: Stage['phase'], at: number, planned: PlannedStage): Stage => ({
  key: `${phase}.${at}`,
  phase,
  name: planned.name,
  abortable: planned.abortable ?? true,
  current: 0,
  inprogress: false,
  result: 'initial',
  reason: '',
  startedAt: null,
  endedAt: null,
  steps: planned.steps,
})
