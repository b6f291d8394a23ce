import {quoted} from '../output/shell-word.js'

/** A deployment of software in one system. */
export interface DeploymentFact {
  readonly state: string
  readonly to_release?: string | null | undefined
}

interface Stage {
  /** After "it". */
  readonly says: string
  /** What goes on with it there, after the prompt. */
  readonly command: string
}

/** Where it stopped because something failed. */
export const failedDeployments: Readonly<Record<string, Stage>> = {
  'start-failed': {says: 'was not unpacked', command: 'software deploy delete'},
  'host-failed': {says: 'was not installed on every host', command: 'software deploy host HOST --wait'},
  'activate-failed': {says: 'was not activated', command: 'software deploy activate --wait'},
  'activate-rollback-failed': {
    says: 'was not taken back: its activation stays',
    command: 'software deploy activate-rollback --wait',
  },
  'host-rollback-failed': {
    says: 'was not taken back on every host',
    command: 'software deploy host-rollback HOST --wait',
  },
}

/** Where it stays until somebody goes on. */
export const waitingDeployments: Readonly<Record<string, Stage>> = {
  'start-done': {says: 'is unpacked, but on no host yet', command: 'software deploy host HOST --wait'},
  'host-done': {says: 'is installed, but not activated', command: 'software deploy activate --wait'},
  'activate-done': {says: 'is activated, but not completed', command: 'software deploy complete'},
  completed: {says: 'is complete, but not deleted', command: 'software deploy delete'},
  'activate-rollback-pending': {
    says: 'is to be taken back, but nobody has begun',
    command: 'software deploy activate-rollback --wait',
  },
  'activate-rollback-done': {
    says: 'is no longer active, but not taken back on the hosts',
    command: 'software deploy host-rollback HOST --wait',
  },
  'host-rollback-done': {says: 'is taken back, but not deleted', command: 'software deploy delete'},
}

/** The command with the host that it is for. */
export const forHost = (command: string, host = 'HOST') => command.replace('HOST', () => quoted(host))
