import type {VimStrategyType} from '../../../events.js'
import {type StrategyType, strategyTypes} from './model.js'

/** One state of a step: something that takes its time, or something that the subcloud's orchestrator does. */
export interface Station {
  readonly state: string
  readonly does:
    | {readonly work: string}
    | {readonly vim: 'create' | 'apply'}
    | {readonly prestage: 'check' | 'packages' | 'images'}
}

const work = (state: string, duration: string): Station => ({state, does: {work: duration}})
const vim = (state: string, action: 'create' | 'apply'): Station => ({state, does: {vim: action}})

const prestage: readonly Station[] = [
  {state: 'prestage-precheck', does: {prestage: 'check'}},
  {state: 'prestaging-packages', does: {prestage: 'packages'}},
  {state: 'prestaging-images', does: {prestage: 'images'}},
]

const courses: Readonly<Record<StrategyType, readonly Station[]>> = {
  firmware: [
    work('importing firmware', 'strategy.firmware.import'),
    vim('creating fw update strategy', 'create'),
    vim('applying fw update strategy', 'apply'),
    work('finishing fw update', 'strategy.firmware.finish'),
  ],
  'kube-rootca-update': [
    vim('creating vim kube rootca update strategy', 'create'),
    vim('applying vim kube rootca update strategy', 'apply'),
  ],
  kubernetes: [
    work('kube upgrade pre check', 'strategy.check'),
    vim('kube creating vim kube upgrade strategy', 'create'),
    vim('kube applying vim kube upgrade strategy', 'apply'),
  ],
  prestage,
  'sw-deploy': [
    work('sw-deploy pre-check', 'strategy.check'),
    ...prestage,
    work('sw-deploy install license', 'strategy.license'),
    vim('create VIM sw-deploy strategy', 'create'),
    vim('apply VIM sw-deploy strategy', 'apply'),
    work('finish sw-deploy strategy', 'strategy.finish'),
  ],
}

/** How fault rules name a state of a step. */
export const stationFault = (type: StrategyType, state: string): string =>
  `strategy.${type}.${state.replaceAll(' ', '-')}`

export const stationFaults: readonly string[] = strategyTypes.flatMap((type) =>
  courses[type].map(({state}) => stationFault(type, state)),
)

/** A release of another major number brings a license along; prestaging is part of a deployment where it was asked for. */
export function courseOf(
  type: StrategyType,
  {withPrestage, major}: {withPrestage: boolean; major: boolean},
): Station[] {
  if (type !== 'sw-deploy') return [...courses[type]]
  return courses[type].filter((station) => {
    if ('prestage' in station.does) return withPrestage
    return major || station.state !== 'sw-deploy install license'
  })
}

export const vimTypes: Readonly<Partial<Record<StrategyType, VimStrategyType>>> = {
  firmware: 'fw-update',
  'kube-rootca-update': 'kube-rootca-update',
  kubernetes: 'kube-upgrade',
  'sw-deploy': 'sw-deploy',
}
