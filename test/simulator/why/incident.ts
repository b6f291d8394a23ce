import type {Collection} from '../../../src/simulator/kernel/collection.js'
import {backingUp, restoring} from '../../../src/simulator/services/dcmanager/backup/lifecycle.js'
import {aborting as abortingDeployment, deploying} from '../../../src/simulator/services/dcmanager/deploy/lifecycle.js'
import type {Phase} from '../../../src/simulator/services/dcmanager/deploy/phase.js'
import {prestaging} from '../../../src/simulator/services/dcmanager/prestage/lifecycle.js'
import type {DeployStatus} from '../../../src/simulator/services/dcmanager/record/deploy-status.js'
import {type Subcloud, subclouds} from '../../../src/simulator/services/dcmanager/record/model.js'
import {rehoming} from '../../../src/simulator/services/dcmanager/rehome/lifecycle.js'
import {courseOf} from '../../../src/simulator/services/dcmanager/strategy/course.js'
import {
  steps as fleetSteps,
  strategies as fleetStrategies,
} from '../../../src/simulator/services/dcmanager/strategy/model.js'
import {working} from '../../../src/simulator/services/dcmanager/strategy/step.js'
import {reconfiguring} from '../../../src/simulator/services/dcmanager/subcloud/lifecycle.js'
import {applicationLifecycles} from '../../../src/simulator/services/sysinv/application/lifecycle/all.js'
import {auditing} from '../../../src/simulator/services/sysinv/application/managed.js'
import {applications} from '../../../src/simulator/services/sysinv/application/model.js'
import {monitorWork} from '../../../src/simulator/services/sysinv/ceph/monitor.js'
import {backendWork} from '../../../src/simulator/services/sysinv/ceph/own-backend.js'
import {configuring} from '../../../src/simulator/services/sysinv/configuration/lifecycle.js'
import {floatingWork} from '../../../src/simulator/services/sysinv/controller-fs/floating-monitor.js'
import {resizing} from '../../../src/simulator/services/sysinv/controller-fs/handlers.js'
import {deviceImageStates} from '../../../src/simulator/services/sysinv/device/model.js'
import {writingImages} from '../../../src/simulator/services/sysinv/device/writing.js'
import {hostLifecycles} from '../../../src/simulator/services/sysinv/host/lifecycle/all.js'
import {controlPlaneUpgrade, kubeletUpgrade} from '../../../src/simulator/services/sysinv/kube/host-lifecycle.js'
import {
  aborting as abortingKube,
  type StepName,
  stepLifecycles,
  steps,
} from '../../../src/simulator/services/sysinv/kube/step.js'
import {rootcaHostUpdates, rootcaUpdates} from '../../../src/simulator/services/sysinv/kube-rootca/model.js'
import {
  hostLifecycles as hostLifecyclesOfCa,
  podLifecycles,
} from '../../../src/simulator/services/sysinv/kube-rootca/phase.js'
import {backends} from '../../../src/simulator/services/sysinv/record/ceph.js'
import {controllerFilesystems} from '../../../src/simulator/services/sysinv/record/controller-fs.js'
import {hosts} from '../../../src/simulator/services/sysinv/record/host.js'
import {type KubeHost, kubeHosts, kubeUpgrades} from '../../../src/simulator/services/sysinv/record/kube.js'
import {serviceFailures} from '../../../src/simulator/services/sysinv/service-management/model.js'
import {serviceFailing} from '../../../src/simulator/services/sysinv/service-management/watch.js'
import {filesystemWork} from '../../../src/simulator/services/sysinv/storage/host-filesystem.js'
import {
  cephMons,
  hostFilesystems,
  partitions,
  physicalVolumes,
  stors,
} from '../../../src/simulator/services/sysinv/storage/model.js'
import {partitionWork} from '../../../src/simulator/services/sysinv/storage/partition.js'
import {volumeWork} from '../../../src/simulator/services/sysinv/storage/physical-volume.js'
import {storWork} from '../../../src/simulator/services/sysinv/storage/stor.js'
import {starting} from '../../../src/simulator/services/usm/deploy/begin.js'
import {activating, deactivating} from '../../../src/simulator/services/usm/deploy/finish.js'
import {installing as installingSoftware, reverting} from '../../../src/simulator/services/usm/deploy/host.js'
import {
  type Deploy,
  type DeployHost,
  deployHosts,
  deploys,
  releases,
} from '../../../src/simulator/services/usm/record/model.js'
import {unpacking} from '../../../src/simulator/services/usm/release/upload.js'
import {
  type PhaseName,
  type StrategyType,
  stages,
  strategies,
  untouched,
} from '../../../src/simulator/services/vim/model.js'
import {go} from '../../../src/simulator/services/vim/run/step.js'
import type {Lifecycle, Simulation} from '../../../src/simulator/simulation.js'
import type {DeployState, KubeState, RootcaState} from '../../../src/simulator/states.js'
import type {Asker, Told} from './asker.js'

/** Something that a fault rule makes go wrong: how that is brought about in a subcloud of its own, and who is asked why. */
export interface Incident {
  /** In a transaction; the fault rule stands already. */
  begin(sim: Simulation, at: Place): void
  ask(asker: Asker, at: Place): Promise<Told>
  /** What is told where the server keeps no word of the reason. */
  says?: RegExp
  /** Where nothing shows that it failed: it is still under way, until that takes too long, or all is as it was before. */
  shows?: 'hangs' | 'well'
  /** Whom the rule is for, where that is not the region of its own. */
  host?(at: Place): string
}

export interface Place {
  readonly region: string
  /** The subcloud has this number. */
  readonly id: number
  /** The part of the fault's name that says at which step. */
  readonly phase: string
}

/** The place of the subcloud of this name. */
export const placeOf = (region: string): Place => ({region, id: Number(region.replace('subcloud', '')), phase: ''})

const byName = <L extends {name: string}>(all: readonly L[], name: string): L => {
  const found = all.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no lifecycle is called ${name}`)
  return found
}

const controller = (sim: Simulation, region: string) => {
  const found = sim.in(region).of(hosts).find({hostname: 'controller-0'})
  if (found === undefined) throw new Error(`${region} has no controller-0`)
  return found
}

/** Where a rule strikes before the host is touched, it stays as it was. */
const untouchedBy = /^host\.(force-lock\.request|discover\.seen|failure\.degrade)$/

/** What the task of a host says for good, where maintenance is not told that an operation ended. */
const hanging: Readonly<Record<string, RegExp>> = {
  'host.force-lock.reset': /Force Locking/,
  'host.force-lock.disable': /Force Lock Reset in Progress/,
}

const hostIncident = (name: string, fault: string): Incident => ({
  begin: (sim, {region}) => {
    const host = controller(sim, region)
    if (name === 'host.recovery') {
      const reason = 'controller-0 was lost'
      sim.emit('trouble.found', {region, alarmId: '200.004', entity: 'host=controller-0', reason})
      sim.in(region).of(hosts).update(host.uuid, {operational: 'disabled', availability: 'offline'})
    }
    sim.start(byName(hostLifecycles, name) as Lifecycle<never, object>, region, host.uuid, {})
  },
  ask: (asker, {region}) => asker.host(region, 'controller-0'),
  ...hostSays(name, fault),
})

function hostSays(name: string, fault: string): Pick<Incident, 'says' | 'shows'> {
  if (untouchedBy.test(fault)) return {says: /^nothing is wrong with controller-0/, shows: 'well'}
  const task = hanging[fault]
  if (task !== undefined) return {says: task, shows: 'hangs'}
  if (fault === 'host.force-lock.boot') return {says: /is locked since .*, and its machine does not answer/}
  if (name === 'host.swact') return {says: /did not give its services to the other controller/}
  if (/^host\.(failure|recovery)$/.test(name))
    return {says: /does not answer: its heartbeats|is being lost: its heartbeats/}
  return {}
}

const application = 'cert-manager'

const applicationIncident = (name: string, input: object = {}, more: Partial<Incident> = {}): Incident => ({
  begin: (sim, {region}) => {
    const row = sim.in(region).of(applications).find({name: application})
    sim.start(byName(applicationLifecycles, name) as Lifecycle<never, object>, region, row?.uuid ?? '', input)
  },
  ask: (asker, {region}) => asker.application(region, application),
  ...more,
})

/** A version beside the old one, to which that gives way; and the other way round. */
const updateIncident = (name: 'application.update' | 'application.recover', says: RegExp): Incident => ({
  begin: (sim, {region}) => {
    const rows = sim.in(region).of(applications)
    const old = rows.find({name: application})
    if (old === undefined) throw new Error(`${region} has no ${application}`)
    const uuid = '00000000-0000-4000-8000-000000000099'
    const lifecycle = byName(applicationLifecycles, name) as Lifecycle<never, object>
    if (name === 'application.recover') {
      const told = `Application update from version ${old.app_version} to version 99 aborted. `
      rows.update(old.uuid, {status: 'recovering', progress: `${told}recovering version ${old.app_version} `})
      sim.start(lifecycle, region, old.uuid, {failed: uuid, version: '99'})
      return
    }
    rows.update(old.uuid, {status: 'inactive', active: false})
    rows.insert({...old, id: old.id + 1000, uuid, app_version: '99', status: 'updating', before: old.uuid})
    sim.start(lifecycle, region, uuid, {})
  },
  ask: (asker, {region}) => asker.application(region, application),
  says,
})

const subcloudOf = (sim: Simulation, region: string): Subcloud => {
  const found = sim.in('RegionOne').of(subclouds).find({region})
  if (found === undefined) throw new Error(`no subcloud has region ${region}`)
  return found
}

const subcloudIncident = (
  lifecycle: Lifecycle<Subcloud, never>,
  input: (phase: string, subcloud: Subcloud) => object = () => ({}),
  more: Partial<Incident> & {before?: Partial<Subcloud>} = {},
): Incident => ({
  begin: (sim, {region, phase}) => {
    const subcloud = subcloudOf(sim, region)
    const {before} = more
    if (before) sim.in('RegionOne').of(subclouds).update(subcloud.id, before)
    sim.start(lifecycle as Lifecycle<Subcloud, object>, 'RegionOne', subcloud.id, input(phase, subcloud))
  },
  ask: (asker, {region}) => asker.subcloud(region),
  ...more,
})

/** What a host or its system has, the first of its kind. */
const partIncident = <Row extends {uuid: string}>(
  lifecycle: Lifecycle<Row>,
  rows: Collection<Row>,
  ask: Incident['ask'],
  says: RegExp,
  make?: (sim: Simulation, region: string) => void,
): Incident => ({
  begin: (sim, {region}) => {
    if (sim.in(region).of(rows).count() === 0) make?.(sim, region)
    const [row] = sim.in(region).of(rows).all()
    if (row === undefined) throw new Error(`${region} has no ${rows.name}`)
    sim.start(lifecycle, region, row.uuid)
  },
  ask,
  says,
})

const askHost: Incident['ask'] = (asker, {region}) => asker.host(region, 'controller-0')
const askStorage: Incident['ask'] = (asker, {region}) => asker.storage(region)

/** A row of a table, with what every row has; the rest is what matters to whoever looks. */
const plant = <Row extends object>(sim: Simulation, region: string, rows: Collection<Row>, row: object): void => {
  const now = sim.now()
  sim
    .in(region)
    .of(rows)
    .insert({id: 1, uuid: '00000000-0000-4000-8000-000000000001', createdAt: now, updatedAt: null, ...row} as Row)
}

const kubeIncident = (name: StepName | 'abort'): Incident => ({
  begin: (sim, {region}) => {
    const state = name === 'abort' ? 'upgrade-aborting' : steps[name].ask
    plant(sim, region, kubeUpgrades, {from_version: 'v1.32.2', to_version: 'v1.33.0', state, cordoned: false})
    const [upgrade] = sim.in(region).of(kubeUpgrades).all()
    sim.start(name === 'abort' ? abortingKube : stepLifecycles[name], region, upgrade?.uuid ?? '')
  },
  ask: (asker, {region}) => asker.orchestration(region, 'kube-upgrade'),
  says: /^the upgrade of Kubernetes from v1\.32\.2 to v1\.33\.0 stopped: \S/,
})

const kubeHostIncident = (lifecycle: Lifecycle<KubeHost, never>, state: KubeState, says: RegExp): Incident => ({
  begin: (sim, {region}) => {
    plant(sim, region, kubeUpgrades, {from_version: 'v1.32.2', to_version: 'v1.33.0', state, cordoned: false})
    const [host] = sim.in(region).of(kubeHosts).all()
    sim.start(lifecycle as Lifecycle<KubeHost, object>, region, host?.uuid ?? '', {version: 'v1.33.0', first: true})
  },
  ask: (asker, {region}) => asker.orchestration(region, 'kube-upgrade'),
  says,
})

const plantUpdate = (sim: Simulation, region: string, state: RootcaState) =>
  plant(sim, region, rootcaUpdates, {state, from_rootca_cert: 'a', to_rootca_cert: 'b', subject: null, expiry: null})

const rootcaIncident = (name: string): Incident => {
  const [, , who, phase = ''] = /^(kube-rootca)\.(host|pods)\.(.+)$/.exec(name) ?? []
  return {
    begin: (sim, {region}) => {
      plantUpdate(sim, region, `updating-${who}-${phase}` as RootcaState)
      if (who === 'pods') {
        const [update] = sim.in(region).of(rootcaUpdates).all()
        sim.start(podLifecycles[phase as keyof typeof podLifecycles], region, update?.uuid ?? '')
        return
      }
      plant(sim, region, rootcaHostUpdates, {hostname: 'controller-0', personality: 'controller', state: null})
      const [host] = sim.in(region).of(rootcaHostUpdates).all()
      sim.start(hostLifecyclesOfCa[phase as keyof typeof hostLifecyclesOfCa], region, host?.uuid ?? '')
    },
    ask: (asker, {region}) => asker.orchestration(region, 'kube-rootca-update'),
    says: /^the replacement of the root CA of Kubernetes stopped: (pods|a host) could not be brought to /,
  }
}

const plantDeploy = (sim: Simulation, region: string, state: DeployState) =>
  plant(sim, region, deploys, {
    ...{id: 'deploy', state, from: '26.03.0', to: '26.03.1', product: 'starlingx-26.03.1', parts: []},
    ...{metapackages: [], major: false, apply: true, aborted: false, preUpgrade: false, rebootRequired: false},
    ...{options: {}, commit: null, kubernetes: 'v1.32.2'},
  })

const softwareIncident = (lifecycle: Lifecycle<Deploy>, state: DeployState, says: RegExp): Incident => ({
  begin: (sim, {region}) => {
    plantDeploy(sim, region, state)
    sim.start(lifecycle, region, 'deploy')
  },
  ask: (asker, {region}) => asker.orchestration(region, 'sw-deploy'),
  says,
})

const softwareHostIncident = (lifecycle: Lifecycle<DeployHost>, state: DeployState): Incident => ({
  begin: (sim, {region}) => {
    plantDeploy(sim, region, state)
    plant(sim, region, deployHosts, {hostname: 'controller-0', state: 'deploying'})
    sim.start(lifecycle, region, 'controller-0')
  },
  ask: (asker, {region}) => asker.orchestration(region, 'sw-deploy'),
  says: /^the software deployment to 26\.03\.1 stopped: .* failed on controller-0/,
})

/** A strategy of a system that has come to this one step. */
export const vimIncident = (name: string, type: StrategyType = 'sw-upgrade'): Incident => {
  const [, phase = 'apply', step = ''] = name.split('.')
  return {
    begin: (sim, {region}) => {
      const now = sim.now()
      const running = {
        ...untouched,
        total: 1,
        stopAt: 1,
        inprogress: true,
        result: 'inprogress' as const,
        startedAt: now,
      }
      const state = ({build: 'building', apply: 'applying', abort: 'aborting'} as const)[phase as PhaseName]
      plant(sim, region, strategies, {
        ...{
          type,
          state,
          phase,
          release: '',
          parts: [],
          build: untouched,
          apply: untouched,
          abort: untouched,
        },
        ...{options: {controllers: 'serial', storage: 'serial', workers: 'serial', releases: []}, [phase]: running},
      })
      plant(sim, region, stages, {
        ...{key: `${phase}.0`, phase, name: 'a stage', abortable: true, current: 0, inprogress: false},
        ...{result: 'initial', reason: '', startedAt: null, endedAt: null},
        steps: [
          {
            ...{name: step, timeout: 60, kind: 'hosts', names: ['controller-0'], uuids: [], args: {}},
            ...{result: 'initial', reason: '', startedAt: null, endedAt: null},
          },
        ],
      })
      go(sim, region)
    },
    ask: (asker, {region}) => asker.orchestration(region),
  }
}

/** The BMC fault of the server of a subcloud, which is then installed. */
const bmcIncident: Incident = {
  begin: (sim, {region}) => {
    const subcloud = subcloudOf(sim, region)
    sim
      .in('RegionOne')
      .of(subclouds)
      .update(subcloud.id, {installValues: bmcOf(subcloud.id)})
    sim.start(deploying, 'RegionOne', subcloud.id, {phases: ['install']})
  },
  ask: (asker, {region}) => asker.subcloud(region),
  says: /board controller 10\.66\.\d+\.\d+/,
  host: ({id}) => bmcAddress(id),
}

export const bmcAddress = (id: number) => `10.66.${Math.floor(id / 250)}.${(id % 250) + 1}`
export const bmcOf = (id: number) => ({
  ...{bmc_address: bmcAddress(id), bmc_username: 'root', bmc_password: 'c2VjcmV0'},
  bootstrap_address: '10.20.0.12',
})

/** What takes a subcloud to the step: where a step is of two phases, the one that is named. */
const phasesTo = (phase: string): Phase[] => {
  const named = (['create', 'install', 'enroll', 'bootstrap', 'config', 'complete'] as const).find((one) =>
    phase.endsWith(one),
  )
  return [phase === 'begin' || phase === 'settle' ? 'complete' : (named ?? 'install')]
}

/** Of these dcmanager keeps no words: what is told is how far it came. */
const deploymentSays: readonly (readonly [phase: RegExp, says: RegExp, shows?: Incident['shows']])[] = [
  [/^settle$/, /^nothing is wrong/, 'well'],
  [/^begin-create$/, /was not created/],
  [/^begin-(install|enroll)$/, /is not deployed yet: it is created, and its installation is next/],
  [/^begin-bootstrap$/, /is not deployed yet: it is installed, and its bootstrap is next/],
  [/^begin(-config|-complete)?$/, /is not deployed yet: it is bootstrapped, and its configuration is next/],
  [/^prepare-/, /could not be prepared/],
  [/^init-enroll$/, /was not enrolled: its server did not take the seed/],
  [/^pre-enroll$/, /is being enrolled/, 'hangs'],
]

/** How it stands when somebody asks for the phase. */
const before: Readonly<Record<Phase, DeployStatus>> = {
  create: 'not-deployed',
  install: 'create-complete',
  enroll: 'create-complete',
  bootstrap: 'install-complete',
  config: 'bootstrap-complete',
  complete: 'bootstrap-complete',
}

const ofDeployment = (name: string): Incident => {
  const phase = name.split('.').at(-1) ?? ''
  const phases = phasesTo(phase)
  const [, says, shows] = deploymentSays.find(([steps]) => steps.test(phase)) ?? []
  const at = before[phases[0] ?? 'install']
  return subcloudIncident(deploying, () => ({phases}), {before: {deployStatus: at}, says, shows})
}

/** Fleet strategies: one at a time in the simulator, so their steps are put down as they end (test/simulator/dcmanager). */
const strategyStep: Incident = {
  begin: (sim, {region, id}) => {
    const [station] = courseOf('firmware', {withPrestage: false, major: false})
    plant(sim, 'RegionOne', fleetSteps, {
      ...{id, subcloudId: id, cloud: region, stage: 'Apply', state: station?.state, details: ''},
      ...{startedAt: sim.now(), finishedAt: null},
    })
    plant(sim, 'RegionOne', fleetStrategies, {
      ...{id: 1, type: 'firmware', applyType: 'parallel', maxParallel: 2, stopOnFailure: false, state: 'applying'},
      ...{extraArgs: null, next: 2, last: 1, running: 1, failed: 0, aborted: 0},
    })
    sim.start(working, 'RegionOne', id)
  },
  ask: (asker, {region}) => asker.subcloud(region),
  says: /the fw-update strategy is at work in subcloud\d+, at "importing firmware" since/,
  shows: 'hangs',
}

/** The strategy of the fleet is one of this type, and its one step failed so. */
export function putStrategy(sim: Simulation, type: string, details: string): void {
  const central = sim.in('RegionOne')
  for (const {id} of central.of(fleetSteps).all()) central.of(fleetSteps).remove(id)
  for (const {id} of central.of(fleetStrategies).all()) central.of(fleetStrategies).remove(id)
  plant(sim, 'RegionOne', fleetSteps, {
    ...{id: 1, subcloudId: 1, cloud: 'subcloud1', stage: 'Complete', state: 'failed', details},
    ...{startedAt: sim.now(), finishedAt: sim.now()},
  })
  plant(sim, 'RegionOne', fleetStrategies, {
    ...{id: 1, type, applyType: 'parallel', maxParallel: 2, stopOnFailure: false, state: 'failed'},
    ...{extraArgs: null, next: 2, last: 1, running: 0, failed: 1, aborted: 0},
  })
}

/** A request that is refused at once: whoever asked was told, and nothing has changed. */
const refusedAtOnce: Incident = {
  begin: () => undefined,
  ask: (asker, {region}) => asker.subcloud(region),
  says: /^nothing is wrong/,
  shows: 'well',
}

function rehomeSays(name: string): Partial<Incident> {
  if (name.endsWith('.create')) return {says: /stands by here, a peer site manages it/, shows: 'well'}
  return name.endsWith('.rehome') ? {} : {says: /was not taken over: that could not be prepared/}
}

function restoreSays(name: string): Partial<Incident> {
  if (name.endsWith('.begin')) return {says: /^nothing is wrong/, shows: 'well'}
  if (name.endsWith('.prepare-install')) return {says: /could not be prepared for its installation/}
  return /\.(prepare|begin-install)$/.test(name) ? {says: /was not restored: that could not be prepared/} : {}
}

/** For each lifecycle, and for what else can fail, how it is brought about. */
export const incidents: Readonly<Record<string, (name: string) => Incident>> = {
  ...Object.fromEntries(hostLifecycles.map(({name}) => [name, (fault: string) => hostIncident(name, fault)])),
  'host.configure': () => ({
    begin: (sim, {region}) => {
      const reason = 'controller-0 Configuration is out-of-date.'
      sim.emit('trouble.found', {region, alarmId: '250.001', entity: 'host=controller-0', reason})
      sim.start(configuring, region, controller(sim, region).uuid)
    },
    ask: askHost,
    says: /controller-0 does not have the configuration that it is to have/,
  }),
  'host.device-image': () => ({
    begin: (sim, {region}) => {
      const {uuid} = controller(sim, region)
      plant(sim, region, deviceImageStates, {host_uuid: uuid, status: 'pending', image_uuid: '', pcidevice_uuid: ''})
      sim.start(writingImages, region, uuid)
    },
    ask: askHost,
    says: /device images that were applied are not written to the cards of controller-0/,
  }),
  ...Object.fromEntries(applicationLifecycles.map(({name}) => [name, () => applicationIncident(name)])),
  'application.upload': () =>
    applicationIncident('application.upload', {images: true, found: {name: application, version: '1.0'}}),
  'application.abort': () => ({
    begin: (sim, {region}) => {
      const row = sim.in(region).of(applications).find({name: application})
      sim
        .in(region)
        .of(applications)
        .update(row?.uuid ?? '', {status: 'applying', updatedAt: sim.now()})
      sim.start(
        byName(applicationLifecycles, 'application.abort') as Lifecycle<never, object>,
        region,
        row?.uuid ?? '',
        {},
      )
    },
    ask: (asker, {region}) => asker.application(region, application),
    says: /cert-manager is applying/,
    shows: 'hangs',
  }),
  'application.update': () => updateIncident('application.update', /was not updated from \S+ to 99: it is back at/),
  'application.recover': () =>
    updateIncident('application.recover', /was not updated from \S+ to 99: and going back to \S+ failed as well/),
  'application.audit': () => ({
    begin: (sim, {region}) => {
      const row = sim.in(region).of(applications).find({name: application})
      sim
        .in(region)
        .of(applications)
        .update(row?.uuid ?? '', {status: 'uploaded'})
      sim.start(auditing, region, row?.uuid ?? '')
    },
    ask: (asker, {region}) => asker.application(region, application),
    says: /cert-manager is uploaded, and nobody has applied it/,
    shows: 'well',
  }),
  'partition.work': () =>
    partIncident(partitionWork, partitions, askHost, /a partition of controller-0 is not as it should be/),
  'volume.work': () =>
    partIncident(volumeWork, physicalVolumes, askHost, /a physical volume of controller-0 is not as it should be/),
  'host-fs.work': () =>
    partIncident(filesystemWork, hostFilesystems, askHost, /a file system of controller-0 is not as it should be/),
  'stor.work': () =>
    partIncident(
      storWork,
      stors,
      askStorage,
      /^in subcloud\d+ not taken into the service of ceph: OSD \d+ of controller-0|^not taken into the service of ceph: OSD \d+ of controller-0/,
    ),
  'ceph-monitor.work': () =>
    partIncident(monitorWork, cephMons, askStorage, /the ceph monitor of controller-0 was not configured/),
  'storage-backend.work': () =>
    partIncident(backendWork, backends, askStorage, /storage backend \S+ is being configured, but nothing works on it/),
  'controller-fs.resize': () =>
    partIncident(resizing, controllerFilesystems, askStorage, /file systems of the controllers were not changed/),
  'controller-fs.floating': () =>
    partIncident(floatingWork, controllerFilesystems, askStorage, /file systems of the controllers were not changed/),
  'subcloud.deploy': ofDeployment,
  'subcloud.abort': () =>
    subcloudIncident(abortingDeployment, () => ({}), {
      before: {deployStatus: 'aborting-install'},
      says: /was not installed/,
    }),
  'subcloud.backup': (name) =>
    subcloudIncident(backingUp, () => ({local_only: false}), {
      says: name.endsWith('.backup') ? undefined : /was not backed up: its backup could not be prepared/,
    }),
  'subcloud.restore': (name) =>
    subcloudIncident(
      restoring,
      (_phase, {softwareVersion}) => ({
        local_only: false,
        release: softwareVersion,
        with_install: true,
        factory: true,
        on_site: false,
      }),
      restoreSays(name),
    ),
  'subcloud.prestage': () =>
    subcloudIncident(prestaging, (_phase, {softwareVersion}) => ({release: softwareVersion, forDeploy: false})),
  'subcloud.rehome': (name) =>
    subcloudIncident(rehoming, () => ({}), {before: {deployStatus: 'secondary'}, ...rehomeSays(name)}),
  'subcloud.reconfigure': (name) =>
    subcloudIncident(reconfiguring, (_phase, {network}) => ({network, patch: {}}), {
      says: name.endsWith('begin') ? /^nothing is wrong/ : /did not move to its new management network/,
      shows: name.endsWith('begin') ? 'well' : undefined,
    }),
  ...Object.fromEntries(
    Object.keys(stepLifecycles).map((name) => [`kube.${name}`, () => kubeIncident(name as StepName)]),
  ),
  'kube.abort': () => kubeIncident('abort'),
  'kube.control-plane': () =>
    kubeHostIncident(
      controlPlaneUpgrade,
      'upgrading-first-master',
      /stopped: the control plane of the first controller was not upgraded/,
    ),
  'kube.kubelet': () =>
    kubeHostIncident(kubeletUpgrade, 'upgrading-kubelets', /stopped: the kubelet of controller-0 was not upgraded/),
  ...Object.fromEntries(
    [...Object.values(hostLifecyclesOfCa), ...Object.values(podLifecycles)].map(({name}) => [
      name,
      () => rootcaIncident(name),
    ]),
  ),
  'software.start': () => softwareIncident(starting, 'start', /stopped: it was not unpacked/),
  'software.activate': () => softwareIncident(activating, 'activate', /stopped: it was not activated/),
  'software.activate-rollback': () =>
    softwareIncident(deactivating, 'activate-rollback', /stopped: it was not taken back/),
  'software.host': () => softwareHostIncident(installingSoftware, 'host'),
  'software.host-rollback': () => softwareHostIncident(reverting, 'host-rollback'),
  'software.upload': () => ({
    begin: (sim, {region}) => sim.start(unpacking, region, sim.in(region).of(releases).all()[0]?.id ?? ''),
    ask: (asker, {region}) => asker.orchestration(region, 'sw-deploy'),
    says: /release \S+ was not uploaded/,
  }),
  'service.failure': () => ({
    begin: (sim, {region}) => {
      const key = 'vim controller-0'
      plant(sim, region, serviceFailures, {key, service: 'vim', hostname: 'controller-0', state: 'recovering'})
      sim.start(serviceFailing, region, key, {lasting: true})
    },
    ask: askHost,
    says: /service.*\bvim\b/,
  }),
  ...Object.fromEntries(
    ['vim.build', 'vim.apply', 'vim.abort'].map((name) => [name, (fault: string) => vimIncident(fault)]),
  ),
  bmc: () => bmcIncident,
  'strategy.step': () => strategyStep,
  'subcloud.unreachable': () => ({
    begin: () => undefined,
    ask: (asker, {region}) => asker.subcloud(region),
    says: /^subcloud\d+ is offline since \S+ \S+ UTC/,
  }),
  'software.disk': () => refusedAtOnce,
  'subcloud.region-lookup': () => refusedAtOnce,
  'subcloud.bmc': () => refusedAtOnce,
}
