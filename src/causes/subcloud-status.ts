import {typed} from './typed.js'

/** An operation that stopped, and what begins it again. */
export interface Stopped {
  /** After the name of the subcloud: `edge7 was not installed`. */
  readonly says: string
  readonly command: (name: string) => string
  /** false: dcmanager keeps no words of it, and what its error says is about something older. */
  readonly words?: false
}

const resume = (name: string) => typed`stx subcloud deploy resume ${name} --wait`
const enroll = (name: string) => typed`stx subcloud deploy enroll ${name} --wait`
const restore = (name: string) => typed`stx subcloud backup restore --subcloud ${name} --wait`
const migrate = () => 'stx subcloud peer-group migrate GROUP --wait'

/** Each deploy status in which nothing goes on by itself because something went wrong or was broken off. */
export const stopped: Readonly<Record<string, Stopped>> = {
  'create-failed': {says: 'was not created', command: (name) => typed`stx subcloud delete ${name}`},
  'pre-install-failed': {says: 'could not be prepared for its installation', command: resume, words: false},
  'install-failed': {says: 'was not installed', command: resume},
  'install-aborted': {says: 'is not installed: its installation was aborted', command: resume, words: false},
  'pre-bootstrap-failed': {says: 'could not be prepared for its bootstrap', command: resume, words: false},
  'bootstrap-failed': {says: 'was not bootstrapped', command: resume},
  'bootstrap-aborted': {says: 'is not bootstrapped: its bootstrap was aborted', command: resume, words: false},
  'pre-config-failed': {says: 'could not be prepared for its configuration', command: resume, words: false},
  'config-failed': {says: 'was not configured', command: resume},
  'config-aborted': {says: 'is not configured: its configuration was aborted', command: resume, words: false},
  'pre-init-enroll-failed': {says: 'could not be prepared for its enrollment', command: enroll, words: false},
  'init-enroll-failed': {says: 'was not enrolled: its server did not take the seed', command: enroll},
  'pre-enroll-failed': {says: 'was not enrolled: its second half could not be prepared', command: enroll, words: false},
  'enroll-failed': {says: 'was not enrolled', command: enroll},
  'restore-prep-failed': {says: 'was not restored: that could not be prepared', command: restore, words: false},
  'restore-failed': {says: 'was not restored', command: restore},
  'network-reconfiguration-failed': {
    says: 'did not move to its new management network',
    command: (name) => typed`stx subcloud show ${name}`,
    words: false,
  },
  'secondary-failed': {
    says: 'does not stand by: what its peer site knows of it did not arrive whole',
    command: () => 'stx peer-group-association list',
  },
  'rehome-prep-failed': {says: 'was not taken over: that could not be prepared', command: migrate, words: false},
  'rehome-failed': {says: 'was not taken over from its peer site', command: migrate},
  'deploy-prep-failed': {says: 'could not be prepared for its deployment', command: resume, words: false},
  'deploy-failed': {says: 'was not deployed', command: resume},
}

/** Each deploy status in which something is being done. */
export const busy: Readonly<Record<string, string>> = {
  creating: 'is being created',
  'pre-install': 'is about to be installed',
  installing: 'is being installed',
  'aborting-install': 'is stopping its installation',
  'pre-bootstrap': 'is about to be bootstrapped',
  bootstrapping: 'is being bootstrapped',
  'aborting-bootstrap': 'is stopping its bootstrap',
  'pre-config': 'is about to be configured',
  configuring: 'is being configured',
  'aborting-config': 'is stopping its configuration',
  'pre-init-enroll': 'is about to be enrolled',
  'initiating-enroll': 'is being enrolled: its server takes the seed',
  'init-enroll-complete': 'is being enrolled',
  'pre-enroll': 'is about to be enrolled',
  enrolling: 'is being enrolled',
  'pre-restore': 'is about to be restored',
  restoring: 'is being restored',
  'onsite-restoring': 'is being restored by somebody at the site',
  'reconfiguring-network': 'is moving to another management network',
  'sw-deploy-in-progress': 'gets other software',
  'pre-rehome': 'is about to be taken over from its peer site',
  rehoming: 'is being taken over from its peer site',
  'pre-deploy': 'is about to be deployed',
  deploying: 'is being deployed',
}

/** What a deploy status says of a subcloud to a glance. */
export type DeployStanding = 'failed' | 'busy' | 'settled'

const failures: ReadonlySet<string> = new Set([...Object.keys(stopped), 'sw-deploy-apply-strategy-failed'])
const works: ReadonlySet<string> = new Set([...Object.keys(busy), 'rehome-pending'])

/** In one word for all who show subclouds; of a status that a newer server may bring, by its ending. */
export function standingOfDeploy(status: string): DeployStanding {
  if (failures.has(status) || /-(failed|aborted)$/.test(status)) return 'failed'
  return works.has(status) || /ing$/.test(status) ? 'busy' : 'settled'
}
