/** What a deploy status means for whoever looks at a subcloud. What is left out does not hold. */
interface Meaning<Status extends string = string> {
  /** something works on the subcloud, which is busy; what becomes of it when that fails or is interrupted */
  readonly failsTo?: Status
  /** a playbook runs: why it failed can be read in the error of the subcloud */
  readonly playbook?: true
  /** what an abort makes of it at once */
  readonly abortsTo?: Status
  /** what it comes to when it is not interrupted, where the operation does not say so itself */
  readonly endsAs?: Status
  /** the audit looks whether the subcloud answers */
  readonly audited?: true
  /** an outage is expected while it lasts: a subcloud that is offline is not looked at again before it is over */
  readonly offlineExpected?: true
  /** its software counts as another one than its controller's */
  readonly softwareBehind?: true
  /** nothing stands between it and being managed */
  readonly manageable?: true
  /** images may be brought to it */
  readonly prestagable?: true
  /** false: it may not be deleted; without a word it may be unless it is busy */
  readonly deletable?: boolean
  /** a backup may be restored in it; without a word it may be unless it is busy */
  readonly restorable?: true
  /** a copy of another site's subcloud, with which nothing can be done here */
  readonly secondary?: true
  /** another site has it, or is about to take it */
  readonly handedOver?: true
  /** can this site take it over with its peer group, or does it already? */
  readonly migration?: 'ready' | 'running'
  /** what readers are told to do next */
  readonly hint?: string
}

const table = {
  'not-deployed': {failsTo: 'create-failed', deletable: true, restorable: true},
  creating: {failsTo: 'create-failed', playbook: true},
  'create-failed': {},
  'create-complete': {},

  'pre-install': {failsTo: 'pre-install-failed'},
  'pre-install-failed': {audited: true},
  installing: {
    failsTo: 'install-failed',
    playbook: true,
    abortsTo: 'aborting-install',
    audited: true,
    offlineExpected: true,
  },
  'install-failed': {audited: true},
  'aborting-install': {failsTo: 'install-failed', endsAs: 'install-aborted', restorable: true},
  'install-aborted': {audited: true},
  'install-complete': {},

  'pre-bootstrap': {failsTo: 'pre-bootstrap-failed'},
  'pre-bootstrap-failed': {},
  bootstrapping: {failsTo: 'bootstrap-failed', playbook: true, abortsTo: 'aborting-bootstrap'},
  'bootstrap-failed': {hint: 'For more information on bootstrap failures see the subcloud playbook log.'},
  'aborting-bootstrap': {failsTo: 'bootstrap-failed', endsAs: 'bootstrap-aborted', restorable: true},
  'bootstrap-aborted': {},
  'bootstrap-complete': {},

  'pre-config': {failsTo: 'pre-config-failed'},
  'pre-config-failed': {audited: true},
  configuring: {failsTo: 'config-failed', playbook: true, abortsTo: 'aborting-config', audited: true},
  'config-failed': {
    audited: true,
    hint: 'For more information on configuration failures see the subcloud playbook log.',
  },
  'aborting-config': {failsTo: 'config-failed', endsAs: 'config-aborted', restorable: true},
  'config-aborted': {audited: true},

  'pre-init-enroll': {failsTo: 'pre-init-enroll-failed'},
  'pre-init-enroll-failed': {},
  'initiating-enroll': {failsTo: 'init-enroll-failed'},
  'init-enroll-failed': {},
  'init-enroll-complete': {},
  'pre-enroll': {failsTo: 'pre-enroll-failed'},
  'pre-enroll-failed': {},
  enrolling: {failsTo: 'enroll-failed', playbook: true},
  'enroll-failed': {},
  'enroll-complete': {},

  complete: {audited: true, manageable: true, prestagable: true},

  'pre-restore': {failsTo: 'restore-prep-failed'},
  'restore-prep-failed': {audited: true},
  restoring: {failsTo: 'restore-failed', playbook: true, audited: true},
  'onsite-restoring': {failsTo: 'restore-failed', playbook: true},
  'restore-failed': {audited: true},
  'factory-restore-complete': {},

  'reconfiguring-network': {failsTo: 'network-reconfiguration-failed', restorable: true},
  'network-reconfiguration-failed': {},

  'sw-deploy-in-progress': {audited: true, offlineExpected: true, softwareBehind: true},
  'sw-deploy-apply-strategy-failed': {audited: true, softwareBehind: true, prestagable: true},

  secondary: {secondary: true, handedOver: true, migration: 'ready'},
  'secondary-failed': {secondary: true},
  'rehome-pending': {
    audited: true,
    offlineExpected: true,
    manageable: true,
    deletable: false,
    handedOver: true,
  },
  'pre-rehome': {failsTo: 'rehome-prep-failed', migration: 'running'},
  'rehome-prep-failed': {migration: 'ready'},
  rehoming: {failsTo: 'rehome-failed', playbook: true, migration: 'running'},
  'rehome-failed': {migration: 'ready'},

  // Words of older releases, which no operation of this one sets.
  'pre-deploy': {failsTo: 'pre-config-failed', restorable: true},
  deploying: {failsTo: 'config-failed', playbook: true, restorable: true},
  'deploy-prep-failed': {},
  'deploy-failed': {},
} as const satisfies Readonly<Record<string, Meaning>>

export type DeployStatus = keyof typeof table

/** The one place that says what a deploy status means. */
export const meanings: Readonly<Record<DeployStatus, Meaning<DeployStatus>>> = table

export const meaningOf = ({deployStatus}: {readonly deployStatus: DeployStatus}): Meaning<DeployStatus> =>
  meanings[deployStatus]

export const isDeployStatus = (text: string): text is DeployStatus => Object.hasOwn(table, text)
