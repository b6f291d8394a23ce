import {Flags} from '@oclif/core'

// What each type of fleet strategy can be asked for, by whoever creates, plans or rolls one out.

export const fleetFlags = {
  'subcloud-apply-type': Flags.option({
    options: ['parallel', 'serial'] as const,
    summary: 'several subclouds at a time, or one after the other',
  })(),
  'max-parallel-subclouds': Flags.integer({summary: 'how many subclouds at a time'}),
  'stop-on-failure': Flags.boolean({summary: 'start no more subclouds after the first failure'}),
  group: Flags.string({summary: 'only the subclouds of this group, in its own way'}),
}

export const swDeployFlags = {
  'release-id': Flags.string({summary: 'release to deploy'}),
  snapshot: Flags.boolean({summary: 'take a snapshot to go back to'}),
  rollback: Flags.boolean({summary: 'take the running deployment back'}),
  delete: Flags.boolean({summary: 'also delete the deployment when it is done'}),
  'with-delete': Flags.boolean({hidden: true, summary: 'the older name of --delete'}),
  cleanup: Flags.boolean({summary: 'only delete deployments that are done'}),
  'delete-only': Flags.boolean({hidden: true, summary: 'the older name of --cleanup'}),
  'with-prestage': Flags.boolean({summary: 'prestage subclouds that are not'}),
  'sysadmin-password': Flags.string({summary: 'password of sysadmin in the subclouds, for --with-prestage'}),
  'kube-upgrade': Flags.string({summary: 'also upgrade kubernetes to this version'}),
}

export const prestageFlags = {
  'sysadmin-password': Flags.string({
    summary: 'password of sysadmin in the subclouds; better in STX_SYSADMIN_PASSWORD, or asked for',
  }),
  release: Flags.string({summary: 'release to prestage; the one of the system controller where not given'}),
  'for-install': Flags.boolean({summary: 'prepare an installation; the default'}),
  'for-sw-deploy': Flags.boolean({summary: 'prepare a software deployment'}),
  force: Flags.boolean({summary: 'in spite of alarms'}),
}

export const kubeUpgradeFlags = {
  'to-version': Flags.string({summary: 'kubernetes version; the one of the system controller where not given'}),
}

export const kubeRootcaFlags = {
  subject: Flags.string({summary: 'subject of the new certificate, such as "O=Company CN=kubernetes"'}),
  'expiry-date': Flags.string({summary: 'last day of the new certificate', helpValue: 'YYYY-MM-DD'}),
  force: Flags.boolean({summary: 'also subclouds whose certificate needs no update'}),
}
