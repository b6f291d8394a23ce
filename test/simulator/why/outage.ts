import {clearAlarms, raiseAlarm} from '../../../src/simulator/control/alarm.js'
import {bootNode, loseHost, mendHost} from '../../../src/simulator/control/machine.js'
import {failService, mendService} from '../../../src/simulator/control/service.js'
import {deploying} from '../../../src/simulator/services/dcmanager/deploy/lifecycle.js'
import {subclouds} from '../../../src/simulator/services/dcmanager/record/model.js'
import type {Simulation} from '../../../src/simulator/simulation.js'
import type {Asker, Told} from './asker.js'
import {bmcOf} from './incident.js'

/** Something that is made to go wrong without a rule: how, who is asked why, and what is told. */
export interface Outage {
  begin(sim: Simulation, region: string): void
  /** What is done twenty minutes later, before it is asked. */
  later?(sim: Simulation, region: string): void
  ask(asker: Asker, region: string): Promise<Told>
  says: RegExp
  /** Where it is being put right, or where there is nothing to tell of. */
  shows?: 'under way' | 'well'
  /** Where it has to happen: of a subcloud there is one host only. */
  central?: true
}

const ofHost: Outage['ask'] = (asker, region) => asker.host(region, 'controller-0')
const ofSubcloud: Outage['ask'] = (asker, region) => asker.subcloud(region)
const raised = {alarm: '800.001', entity: 'cluster=7c3cb0d7-6ad8-4a9e-8d79-58c2a2c2f2b4', reason: 'the disks are gone'}

/** What `stx sim` can break and mend, by the words after it: several rows where it can in several ways. */
export const verbs: Readonly<Record<string, Outage>> = {
  'host lose': {
    begin: (sim, region) => loseHost(sim, 'controller-0', {region}),
    ask: ofHost,
    says: /controller-0 is being lost: its heartbeats on the management network stay away/,
  },
  'host lose --for-good': {
    begin: (sim) => loseHost(sim, 'controller-1', {lasting: true}),
    later: () => undefined,
    ask: (asker) => asker.host('RegionOne', 'controller-1'),
    says: /controller-1 does not answer: its heartbeats were lost at \S+ \S+ UTC/,
    central: true,
  },
  'host lose --for-good, asked of the subcloud': {
    begin: (sim, region) => loseHost(sim, 'controller-0', {region, lasting: true}),
    later: () => undefined,
    ask: ofSubcloud,
    says: /^subcloud\d+ is offline since \S+ \S+ UTC: it does not answer its system controller/,
  },
  'host lose --for-good, asked of its partner': {
    begin: (sim) => loseHost(sim, 'controller-1', {lasting: true}),
    later: () => undefined,
    ask: ofHost,
    says: /controller-0 works, but without its partner: controller-1 is unlocked, disabled, offline/,
    central: true,
  },
  'host mend': {
    begin: (sim) => loseHost(sim, 'controller-1', {lasting: true}),
    later: (sim) => mendHost(sim, 'controller-1', {}),
    ask: (asker) => asker.host('RegionOne', 'controller-1'),
    says: /controller-1 does not answer: .* maintenance restarts it until it is back/,
    central: true,
  },
  'host boot': {
    begin: (sim) => bootNode(sim, '52:54:00:a0:00:77', {}),
    ask: (asker) => asker.host('RegionOne', '3'),
    says: /^host 3 booted from the network, and nobody has said yet what it is to be/,
    central: true,
  },
  'service fail': {
    begin: (sim, region) => failService(sim, 'keystone', {region}),
    ask: ofHost,
    says: /a service of controller-0 is not as it should be: keystone is enabling/,
  },
  'service fail --for-good': {
    begin: (sim, region) => failService(sim, 'keystone', {region, lasting: true}),
    later: () => undefined,
    ask: ofHost,
    says: /a service does not run on controller-0: Service group cloud-services failure; keystone\(disabled, failed\)/,
  },
  'service fail --for-good, asked of the subcloud': {
    begin: (sim, region) => failService(sim, 'keystone', {region, lasting: true}),
    later: () => undefined,
    ask: ofSubcloud,
    says: /a service does not run in subcloud\d+: Service group cloud-services failure; keystone\(disabled, failed\)/,
  },
  'service mend': {
    begin: (sim, region) => failService(sim, 'keystone', {region, lasting: true}),
    later: (sim, region) => mendService(sim, 'keystone', {region}),
    ask: ofHost,
    says: /^nothing is wrong with controller-0/,
    shows: 'well',
  },
  'alarm raise': {
    begin: (sim, region) => raiseAlarm(sim, {...raised, region}),
    ask: (asker, region) => asker.storage(region),
    says: /the storage has a critical alarm: the disks are gone/,
  },
  'alarm clear': {
    begin: (sim, region) => {
      raiseAlarm(sim, {...raised, region})
      clearAlarms(sim, {...raised, region})
    },
    ask: (asker, region) => asker.storage(region),
    says: /^nothing is wrong with the storage/,
    shows: 'well',
  },
}

/** A service that answers with an error, or too late. */
export interface Silence {
  /** Whose service. */
  at: 'RegionOne' | 'subcloud1'
  ask(asker: Asker): Promise<Told>
  /** What is told; undefined where nothing can be told, because what was asked about cannot be read: the error says why. */
  says?: RegExp
  shows?: 'under way' | 'well'
  /** Before it is asked. */
  begin?(sim: Simulation): void
}

const installs = (sim: Simulation) => {
  const [subcloud] = sim.in('RegionOne').of(subclouds).where({name: 'subcloud1'})
  if (subcloud === undefined) throw new Error('there is no subcloud1')
  sim
    .in('RegionOne')
    .of(subclouds)
    .update(subcloud.id, {installValues: bmcOf(subcloud.id)})
  sim.start(deploying, 'RegionOne', subcloud.id, {phases: ['install']})
}

/** Each service, asked about what it alone knows. */
export const silences: Readonly<Record<string, readonly Silence[]>> = {
  keystone: [
    {at: 'RegionOne', ask: (asker) => asker.subcloud('subcloud1')},
    {at: 'RegionOne', ask: (asker) => asker.orchestration('RegionOne')},
    {at: 'RegionOne', ask: (asker) => asker.storage('RegionOne')},
  ],
  sysinv: [
    {at: 'subcloud1', ask: (asker) => asker.host('subcloud1', 'controller-0')},
    {at: 'subcloud1', ask: (asker) => asker.application('subcloud1', 'cert-manager')},
    {at: 'subcloud1', ask: (asker) => asker.storage('subcloud1'), says: /^file systems, storage backends, ceph/},
    {
      at: 'subcloud1',
      ask: (asker) => asker.orchestration('subcloud1', 'kube-upgrade'),
      says: /^upgrade of Kubernetes, upgrades of hosts and hosts could not be read/,
    },
  ],
  fm: [
    {
      at: 'subcloud1',
      ask: (asker) => asker.subcloud('subcloud1'),
      says: /^subcloud1 is online for its system controller, but fault management there does not answer: /,
    },
    {
      at: 'RegionOne',
      ask: (asker) => asker.subcloud('subcloud1'),
      says: /^alarms of the system controller could not be read: /,
    },
    {
      at: 'RegionOne',
      ask: (asker) => asker.host('RegionOne', 'controller-0'),
      says: /^alarms could not be read: .*; nothing else was/,
    },
    {
      at: 'RegionOne',
      ask: (asker) => asker.application('RegionOne', 'cert-manager'),
      says: /^alarms could not be read/,
    },
    {at: 'RegionOne', ask: (asker) => asker.storage('RegionOne'), says: /^alarms could not be read/},
    {at: 'RegionOne', ask: (asker) => asker.orchestration('RegionOne'), says: /^alarms could not be read/},
  ],
  usm: [
    {
      at: 'subcloud1',
      ask: (asker) => asker.orchestration('subcloud1', 'sw-deploy'),
      says: /^deployment, deployment of hosts and releases could not be read: /,
    },
    {at: 'subcloud1', ask: (asker) => asker.orchestration('subcloud1'), says: /^deployment could not be read: /},
  ],
  vim: [
    {at: 'subcloud1', ask: (asker) => asker.orchestration('subcloud1'), says: /^strategy could not be read: /},
    {at: 'subcloud1', ask: (asker) => asker.orchestration('subcloud1', 'sw-deploy'), says: /^strategy could not be/},
  ],
  dcmanager: [
    {at: 'RegionOne', ask: (asker) => asker.subcloud('subcloud1')},
    {at: 'RegionOne', ask: (asker) => asker.strategy()},
  ],
  redfish: [
    {
      at: 'RegionOne',
      begin: installs,
      ask: (asker) => asker.subcloud('subcloud1'),
      says: /^subcloud1 was not installed: its board controller 10\.66\.\S+ took too long/,
    },
  ],
}
