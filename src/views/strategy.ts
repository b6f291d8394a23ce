import type {Strategy, StrategyStep} from '../client/dcmanager/strategy.js'
import type {StrategyConfig} from '../client/dcmanager/strategy-config.js'
import {type Column, columns, type View} from '../output/view.js'
import {spaced, underscored} from './heading.js'

const manner: Column<Strategy>[] = [
  {field: 'type', label: 'strategy type'},
  ...spaced<Strategy>('subcloud-apply-type', 'max-parallel-subclouds', 'stop-on-failure'),
]
const stateWords = [
  ...(['initial', 'applying', 'abort requested', 'aborting', 'aborted', 'complete', 'failed'] as const),
  ...(['deleting', 'deleted'] as const),
]
const course: Column<Strategy>[] = [
  {field: 'state', state: true, words: stateWords},
  ...underscored<Strategy>('created-at', 'updated-at'),
]

export const strategyView: View<Strategy> = {style: 'field', show: [...manner, ...course]}

/** The official client passes over arguments that are null or blank. */
const extra = ({'extra-args': args}: Strategy, name: string): unknown => {
  const value = args?.[name]
  return value === null || value === undefined || String(value).trim() === '' ? undefined : value
}

const prestageVersion = 'prestage-software-version'

export const prestageStrategyView: View<Strategy> = {
  style: 'field',
  show: [
    ...manner,
    {
      field: prestageVersion,
      label: 'prestage software version',
      value: (strategy) => extra(strategy, prestageVersion),
      when: ([strategy]) => strategy !== undefined && extra(strategy, prestageVersion) !== undefined,
    },
    ...course,
  ],
}

const deploymentArguments = ['release_id', 'snapshot', 'rollback', 'delete', 'cleanup', 'with_prestage', 'kube_upgrade']

/** An argument of the deployment: what the official client starts from shows where there are no arguments at all. */
const deployment = (field: string, unset: {none: unknown; some: unknown}): Column<Strategy> => ({
  field,
  value: (strategy) => {
    const some = deploymentArguments.some((name) => extra(strategy, name) !== undefined)
    return extra(strategy, field) ?? (some ? unset.some : unset.none)
  },
})

export const swDeployStrategyView: View<Strategy> = {
  style: 'field',
  show: [
    ...manner,
    deployment('release_id', {none: '', some: null}),
    deployment('snapshot', {none: false, some: null}),
    deployment('rollback', {none: false, some: null}),
    {
      field: 'delete_option',
      value: (strategy) => (extra(strategy, 'delete') ? 'delete' : extra(strategy, 'cleanup') ? 'cleanup' : null),
    },
    {field: 'with_prestage', value: (strategy) => (extra(strategy, 'with_prestage') ? 'with_prestage' : null)},
    deployment('kube_upgrade', {none: null, some: ''}),
    ...course,
  ],
}

const stepColumns: Column<StrategyStep>[] = [
  ...columns<StrategyStep>('cloud', 'stage'),
  {field: 'state', state: true},
  {field: 'details'},
  ...underscored<StrategyStep>('started-at', 'finished-at'),
]

export const strategyStepView: View<StrategyStep> = {
  style: 'field',
  list: stepColumns,
  spare: ['finished-at', 'started-at'],
  show: [...stepColumns, ...underscored<StrategyStep>('created-at', 'updated-at')],
}

const configColumns: Column<StrategyConfig>[] = [
  {field: 'name', label: 'cloud'},
  ...spaced<StrategyConfig>('storage-apply-type', 'worker-apply-type', 'max-parallel-workers'),
  ...spaced<StrategyConfig>('alarm-restriction-type', 'default-instance-action'),
]

export const strategyConfigView: View<StrategyConfig> = {
  style: 'field',
  list: configColumns,
  show: [...configColumns, ...underscored<StrategyConfig>('created-at', 'updated-at')],
}
