import {centralRegion} from '../../../regions.js'
import {lifecycle, type Moment} from '../../../simulation.js'
import {requestAudit} from '../audit/request.js'
import {startInstaller} from '../install/installer.js'
import {enterLane, type LaneKind, leaveLane} from '../lane/lane.js'
import {at, enter, failed, leave, sooner, status} from '../operation.js'
import {clearBackupFailed, raiseBackupFailed} from '../record/alarm.js'
import {keepFiles} from '../record/files.js'
import {isHealthy} from '../record/health.js'
import {longestError, noErrors, type Subcloud, subclouds} from '../record/model.js'
import {withoutDeploy} from '../record/prestage-versions.js'
import {backupKey, backups} from './model.js'

interface Backup {
  readonly local_only: boolean
}

interface Restore extends Backup {
  readonly release: string
  readonly with_install: boolean
  readonly factory: boolean
  readonly on_site: boolean
}

/** What the subcloud itself says of it. */
const underWay = ({region}: Subcloud) => ({region, alarmId: '210.001', entity: 'host=controller'})

export const backingUp = lifecycle<Subcloud, Backup>(
  subclouds,
  'subcloud.backup',
  [
    {
      phase: 'validate',
      after: 'subcloud.dispatch',
      do: (subcloud, moment) => {
        if (!isHealthy(moment.sim, subcloud)) {
          moment.end()
          leaveLane(moment.sim, backupLane, subcloud.id)
          return at(moment, {backupStatus: 'validate-failed'})
        }
        clearBackupFailed(moment.sim, subcloud.name)
        return at(moment, {backupStatus: 'pre-backup', errorDescription: noErrors})
      },
    },
    {
      phase: 'prepare',
      after: 'subcloud.backup.prepare',
      do: (subcloud, moment) => {
        moment.emit('trouble.found', {...underWay(subcloud), reason: 'System Backup in progress.'})
        return at(moment, {backupStatus: 'backing-up'})
      },
    },
    {
      phase: 'backup',
      after: 'subcloud.backup',
      do: (subcloud, moment) => {
        const place = moment.input.local_only ? 'local' : 'central'
        const key = backupKey(subcloud.id, subcloud.softwareVersion, place)
        const table = moment.scope.of(backups)
        table.remove(key)
        table.insert({key, subcloudId: subcloud.id, release: subcloud.softwareVersion, place, at: moment.now})
        leaveLane(moment.sim, backupLane, subcloud.id)
        moment.emit('trouble.gone', underWay(subcloud))
        return at(moment, {backupStatus: `complete-${place}`, backupAt: moment.now})
      },
    },
  ],
  {
    track: 'backup',
    host: (subcloud) => subcloud.name,
    failed: (subcloud, moment, reason) => {
      leaveLane(moment.sim, backupLane, subcloud.id)
      moment.emit('trouble.gone', underWay(subcloud))
      const preparing = subcloud.backupStatus !== 'backing-up'
      if (!preparing) raiseBackupFailed(moment.sim, subcloud.name)
      const text = `FAILED backing-up playbook of (${subcloud.name}).\ndetail: ${reason}`
      return at(moment, {
        backupStatus: preparing ? 'backup-prep-failed' : 'failed',
        ...(preparing ? {} : {errorDescription: text.slice(0, longestError)}),
      })
    },
  },
)

export const backupLane: LaneKind<Backup> = {
  name: 'backup',
  most: 250,
  start: (sim, subcloudId, input) => sim.start(backingUp, centralRegion, subcloudId, input),
}

const withInstall = (_subcloud: Subcloud, {input}: Moment<Restore>) => input.with_install

export const restoring = lifecycle<Subcloud, Restore>(
  subclouds,
  'subcloud.restore',
  [
    {phase: 'begin', do: status('pre-restore', {errorDescription: noErrors})},
    {
      phase: 'prepare',
      after: 'subcloud.restore.prepare',
      do: (subcloud, moment) => {
        const missing = missingBackup(subcloud, moment)
        if (missing !== undefined) {
          moment.fail(missing)
          return undefined
        }
        const down = leave(subcloud, moment)
        if (moment.input.with_install) {
          moment.goto('begin-install')
          return down
        }
        moment.goto('begin-restore')
        return down
      },
    },
    {phase: 'begin-install', when: withInstall, do: status('pre-install')},
    {
      phase: 'prepare-install',
      after: 'subcloud.install.prepare',
      do: (subcloud, moment) => {
        const {release} = moment.input
        startInstaller(subcloud, moment, {during: restoring, phase: 'install', operation: 'install', release})
        return at(moment, {deployStatus: 'installing'})
      },
    },
    {phase: 'install', after: sooner('subcloud.install')},
    {
      phase: 'begin-restore',
      do: (_subcloud, moment) => at(moment, {deployStatus: moment.input.on_site ? 'onsite-restoring' : 'restoring'}),
    },
    {
      phase: 'restore',
      after: 'subcloud.restore',
      do: (subcloud, moment) => {
        leaveLane(moment.sim, restoreLane, subcloud.id)
        enter(subcloud, moment)
        keepFiles(moment.scope, subcloud, {initialDeployment: false})
        requestAudit(moment.sim, subcloud.id)
        return at(moment, {
          deployStatus: moment.input.factory ? 'factory-restore-complete' : 'complete',
          reachable: true,
          softwareVersion: moment.input.release,
          prestageVersions: withoutDeploy(subcloud.prestageVersions),
          errorDescription: noErrors,
        })
      },
    },
  ],
  {
    host: (subcloud) => subcloud.name,
    failed: (subcloud, moment, reason) => {
      leaveLane(moment.sim, restoreLane, subcloud.id)
      return failed(subcloud, moment, reason)
    },
  },
)

/** Somebody at the site brings the backup along; a factory backup is in every system that was installed there. */
function missingBackup(subcloud: Subcloud, {scope, input}: Moment<Restore>): string | undefined {
  if (input.on_site || input.factory) return undefined
  const {release} = input
  const place = input.local_only ? 'local' : 'central'
  if (scope.of(backups).has(backupKey(subcloud.id, release, place))) return undefined
  return `no ${place} backup of release ${release} was found`
}

export const restoreLane: LaneKind<Restore> = {
  name: 'restore',
  most: 100,
  start: (sim, subcloudId, input) => sim.start(restoring, centralRegion, subcloudId, input),
}

/** Puts a subcloud in line. */
export const startBackup = (moment: Pick<Moment, 'sim'>, id: number, input: Backup): void =>
  enterLane(moment.sim, backupLane, id, input)
export const startRestore = (moment: Pick<Moment, 'sim'>, id: number, input: Restore): void =>
  enterLane(moment.sim, restoreLane, id, input)
