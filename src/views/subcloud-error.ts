import type {Subcloud} from '../client/dcmanager/subcloud.js'
import {columns, type View} from '../output/view.js'

/** What the server writes where it has nothing to tell. */
const nothing = 'No errors present'

interface Trouble {
  found: (subcloud: Subcloud) => boolean
  says: (name: string) => string
}

const backup =
  (...states: string[]) =>
  (subcloud: Subcloud) =>
    states.includes(subcloud['backup-status'] ?? '')

/** States of which dcmanager keeps no words, although something went wrong. */
const troubles: readonly Trouble[] = [
  {
    found: (subcloud) => subcloud['availability-status'] === 'offline' && subcloud['deploy-status'] === 'complete',
    says: (name) =>
      `${name} is offline: it does not answer its system controller, and nothing is known of its state; ` +
      `see: stx alarm list, and whether its OAM address answers (stx subcloud show ${name} --detail)`,
  },
  {
    found: backup('validate-failed'),
    says: (name) =>
      'its backup was refused: a subcloud that is backed up has to be deployed, managed, online and without ' +
      `management-affecting alarms; see: stx --subcloud ${name} alarm list --mgmt_affecting`,
  },
  {
    found: backup('backup-prep-failed'),
    says: (name) => `its backup could not be prepared; see: stx --subcloud ${name} health query`,
  },
  {
    found: (subcloud) => subcloud['prestage-status'] === 'failed',
    says: (name) =>
      `it was not prestaged; see: stx strategy step show ${name}, and stx --subcloud ${name} alarm list --mgmt_affecting`,
  },
]

/** What the server has to tell, then what only the states of the subcloud tell. */
export function errorsOf(subcloud: Subcloud): string {
  const told = subcloud['error-description'] ?? ''
  const more = troubles.filter(({found}) => found(subcloud)).map(({says}) => says(subcloud.name))
  if (more.length === 0) return told
  return [...(told === nothing || told === '' ? [] : [told.trimEnd()]), ...more].join('\n')
}

/** Whether there is anything to tell. */
export const hasErrors = (subcloud: Subcloud): boolean => !['', nothing].includes(errorsOf(subcloud).trim())

/** Of several, what went wrong with each. */
export const subcloudErrorsView: View<{id: number; name: string; 'error-description': string}> = {
  list: columns('id', 'name', 'error-description'),
}
