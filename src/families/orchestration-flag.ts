import {Flags} from '@oclif/core'

// What each type of local strategy can be asked for, by whoever creates or plans one.

const choice = (options: readonly string[], summary: string) =>
  Flags.string({options: [...options], default: options[0], summary})

/** How hosts are treated, whatever is done; where a type has fewer choices it says so. The first one is the default. */
export const treatmentFlags = (choices: {
  controllers: readonly string[]
  storage: readonly string[]
  alarms?: readonly string[]
  mostWorkers: number
}) => ({
  'controller-apply-type': choice(choices.controllers, 'how controllers are worked on'),
  'storage-apply-type': choice(choices.storage, 'how storage hosts are worked on'),
  'worker-apply-type': choice(['serial', 'parallel', 'ignore'], 'how workers are worked on'),
  'instance-action': choice(['stop-start', 'migrate'], 'what happens to virtual machines'),
  'alarm-restrictions': choice(
    choices.alarms ?? ['strict', 'relaxed'],
    'whether alarms that do not matter for management are passed over',
  ),
  'max-parallel-worker-hosts': Flags.integer({
    summary: 'how many workers at a time',
    min: 2,
    max: choices.mostWorkers,
  }),
})

export const swDeployFlags = {
  ...treatmentFlags({
    controllers: ['serial', 'ignore'],
    storage: ['serial', 'parallel', 'ignore'],
    alarms: ['strict', 'relaxed', 'permissive'],
    mostWorkers: 10,
  }),
  rollback: Flags.boolean({allowNo: true, summary: 'go back to the release before'}),
  delete: Flags.boolean({allowNo: true, summary: 'also delete the deployment at the end'}),
  cleanup: Flags.boolean({allowNo: true, summary: 'only delete the deployment and end the kubernetes upgrade'}),
  snapshot: Flags.boolean({allowNo: true, summary: 'take snapshots to go back to'}),
  'kube-upgrade': Flags.string({summary: 'also upgrade kubernetes to this version'}),
  'pre-upgrade-deploy': Flags.boolean({
    allowNo: true,
    summary: 'only what must be deployed before an upgrade to the release',
  }),
}

export const kubeUpgradeFlags = {
  ...treatmentFlags({controllers: ['serial'], storage: ['serial', 'ignore'], mostWorkers: 10}),
  'to-version': Flags.string({required: true, summary: 'kubernetes version to come to'}),
}

export const kubeRootcaFlags = {
  ...treatmentFlags({controllers: ['serial'], storage: ['serial', 'ignore'], mostWorkers: 10}),
  'expiry-date': Flags.string({summary: 'last day of the new certificate', helpValue: 'YYYY-MM-DD'}),
  subject: Flags.string({summary: 'subject of the new certificate'}),
  algorithm: Flags.option({options: ['ECDSA', 'RSA'] as const, summary: 'algorithm of the new key'})(),
  'key-size': Flags.integer({summary: 'size of the new key'}),
}

export const fwUpdateFlags = treatmentFlags({controllers: ['ignore'], storage: ['ignore'], mostWorkers: 5})

export const configFlags = treatmentFlags({
  controllers: ['serial', 'ignore'],
  storage: ['serial', 'ignore'],
  mostWorkers: 100,
})
