import {lifecycle, type Moment} from '../../../../simulation.js'
import {helmOverrides} from '../../record/helm-override.js'
import {tell} from '../alarm.js'
import {type Application, applications} from '../model.js'
import {installing} from './install.js'
import {at, byName, fails, says} from './progress.js'

const versionOf = (moment: Moment, uuid: string | null): string =>
  moment.scope.of(applications).get(uuid ?? '')?.app_version ?? ''

/** Takes a row and what was set for its charts away. */
export function discard(scope: Moment['scope'], uuid: string): void {
  for (const row of scope.of(helmOverrides).where({application_uuid: uuid})) scope.of(helmOverrides).remove(row.uuid)
  scope.of(applications).remove(uuid)
}

/** Of the new version, beside the old one, which is inactive meanwhile. */
export const updating = lifecycle<Application>(
  applications,
  'application.update',
  [
    {
      phase: 'begin',
      do: (row, moment) => {
        tell(moment, row.name, '750.005')
        return at(moment, {progress: 'Application update starting.'})
      },
    },
    says('extract', 'application.step', 'extracting application tar file'),
    says('upload', 'application.step', 'validating and uploading charts'),
    ...installing,
    {
      phase: 'cleanup',
      after: 'application.step',
      do: (row, moment) =>
        at(moment, {progress: `cleanup application version ${versionOf(moment, row.before)}`, active: true}),
    },
    {
      phase: 'done',
      after: 'application.step',
      do: (row, moment) => {
        tell(moment, row.name, undefined)
        moment.emit('application.applied', {region: moment.region, name: row.name})
        const {before} = row
        const progress = `Application update from version ${versionOf(moment, before)} to version ${row.app_version} completed.`
        if (before !== null) discard(moment.scope, before)
        return at(moment, {status: 'applied', progress, before: null})
      },
    },
  ],
  {
    host: byName,
    failed: (row, moment) => {
      recover(moment, row)
      return at(moment, {status: 'inactive', active: false})
    },
  },
)

/** The version before comes back; the new one goes when that begins. */
export function recover(moment: Moment, failed: Application): void {
  const {before} = failed
  if (before === null) return
  const old = moment.scope.of(applications).get(before)
  if (old === undefined) return
  const told = toldOf(old.app_version, failed.app_version)
  const progress = `${told}recovering version ${old.app_version} `
  moment.scope.of(applications).update(before, at(moment, {status: 'recovering', progress}))
  const input = {failed: failed.uuid, version: failed.app_version}
  moment.sim.start(recovering, moment.region, before, input)
}

const toldOf = (from: string, to: string): string =>
  `Application update from version ${from} to version ${to} aborted. `

interface Recovery {
  /** the row of the new version, and that version */
  readonly failed: string
  readonly version: string
}

export const recovering = lifecycle<Application, Recovery>(
  applications,
  'application.recover',
  [
    {
      phase: 'begin',
      after: 'application.step',
      do: (_row, moment) => {
        discard(moment.scope, moment.input.failed)
        return at(moment, {progress: 'recovering helm charts'})
      },
    },
    {
      phase: 'done',
      after: 'application.recover',
      do: (row, moment) => {
        tell(moment, row.name, undefined)
        const told = `Application recover to version ${row.app_version} completed. Please check logs for details.`
        return at(moment, {status: 'applied', progress: toldOf(row.app_version, moment.input.version) + told})
      },
    },
  ],
  {
    host: byName,
    failed: (row, moment) => {
      const told = `Application recover to version ${row.app_version} aborted. Please check logs for details.`
      return fails(moment, row, 'recovering', toldOf(row.app_version, moment.input.version) + told)
    },
  },
)
