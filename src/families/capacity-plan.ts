import type {Apis} from '../cli/apis.js'
import {subcloudGroups} from '../client/dcmanager/group.js'
import {peerGroups} from '../client/dcmanager/peer-group.js'
import {strategies} from '../client/dcmanager/strategy.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {registryImages} from '../client/sysinv/platform/registry-image.js'
import {controllerFilesystems} from '../client/sysinv/storage/controller-fs.js'
import {releases} from '../client/usm/release.js'
import type {LiveController} from '../inputs/plan/capacity-plan.js'
import type {CapacityPlan, Ending, Need, Operation, Use} from '../planning/capacity/capacity.js'
import type {EndingRow, GrowthRow, UseRow} from '../views/capacity.js'

/** In which states a subcloud is worked on, by what is done to it. */
const workedOn: Readonly<Partial<Record<Operation, ReadonlySet<string>>>> = {
  deploy: new Set([
    ...['pre-deploy', 'creating', 'deploying', 'pre-install', 'installing', 'pre-bootstrap', 'bootstrapping'],
    ...['pre-config', 'configuring', 'pre-enroll', 'enrolling', 'pre-init-enroll', 'initiating-enroll'],
  ]),
  restore: new Set(['pre-restore', 'restoring', 'onsite-restoring']),
  rehome: new Set(['pre-rehome', 'rehoming']),
}
const backingUp = new Set(['validating', 'pre-backup', 'backing-up'])
/** States of steps that nothing is done for: not yet, or not any more. */
const atRest = new Set(['initial', 'complete', 'failed', 'aborted'])

/** What a system controller carries now, and how much at a time is asked of it. */
export async function liveController({dcmanager, sysinv, usm}: Apis): Promise<LiveController> {
  const [all, groups, peers, strategy, steps, filesystems, images, kept] = await Promise.all([
    subclouds(dcmanager).list({secondary: true}),
    subcloudGroups(dcmanager).list(),
    peerGroups(dcmanager).list(),
    strategies(dcmanager).current(),
    strategies(dcmanager).steps(),
    controllerFilesystems(sysinv).list(),
    registryImages(sysinv).list({tagged: true}),
    releases(usm).list(),
  ])
  const own = all.filter((subcloud) => !isStandingBy(subcloud))
  const inStep = steps.filter(({state}) => !atRest.has(state)).length
  const doing = (operation: Operation) =>
    own.filter((subcloud) => workedOn[operation]?.has(subcloud['deploy-status'])).length
  const atATime = mostOf(
    groups.map(({update_apply_type: way, max_parallel_subclouds: most}) => (way === 'serial' ? 1 : Number(most ?? 0))),
  )
  return {
    subclouds: own.length,
    standingBy: all.length - own.length,
    backups: own.filter((subcloud) => subcloud['backup-status'] === 'complete-central').length,
    releases: new Set(kept.map(({sw_version: version}) => majorOf(version))).size,
    images: images.length,
    filesystems: new Map(filesystems.map(({name, size}) => [name, size])),
    asked: {upgrade: atATime, prestage: atATime, rehome: mostOf(peers.map((peer) => peer.max_subcloud_rehoming ?? 0))},
    running: {
      deploy: doing('deploy'),
      upgrade: strategy?.type === 'prestage' ? 0 : inStep,
      prestage: own.filter((subcloud) => subcloud['prestage-status'] === 'prestaging').length,
      backup: own.filter((subcloud) => backingUp.has(subcloud['backup-status'] ?? '')).length,
      restore: doing('restore'),
      rehome: doing('rehome'),
    },
  }
}

/** `26.03` of `26.03.1`: what is kept of a release are the loads of its major release. */
const majorOf = (version: string) => version.split('.').slice(0, 2).join('.')

const isStandingBy = (subcloud: Subcloud) => subcloud['deploy-status'].startsWith('secondary')

const mostOf = (counts: readonly number[]): number | undefined => Math.max(0, ...counts) || undefined

const tenths = (value: number) => Math.round(value * 10) / 10
const percent = (part: number, whole: number) => `${tenths((100 * part) / whole).toFixed(1)} %`

export const useRow = ({what, unit, holds, years, ends, running}: Use): UseRow => ({
  ...{what, unit, now: tenths(years[0]), running: running ?? null, holds: tenths(holds)},
  ...{full: percent(years[0], holds), later: tenths(years.at(-1) ?? years[0]), ends: ends ?? null},
})

export const growthRows = ({uses}: CapacityPlan): GrowthRow[] =>
  uses.flatMap(({what, unit, holds, years}) =>
    years.map((amount, year) => ({
      ...{year, what, unit, amount: tenths(amount), holds: tenths(holds), full: percent(amount, holds)},
    })),
  )

export const endingRow = ({what, ends, need}: Ending): EndingRow => ({what, ends, need: needText(need)})

function needText(need: Need): string {
  switch (need.kind) {
    case 'controller':
      return `another system controller, for ${need.subclouds} subclouds`
    case 'filesystem':
      return `stx controllerfs modify ${need.name}=${need.gib}`
    case 'fewer':
      return `no more than ${need.parallel} at a time`
    case 'more':
      return `${need.parallel} at a time`
    case 'window':
      return `a window of ${Math.ceil(need.minutes / 6) / 10} hours`
  }
}
