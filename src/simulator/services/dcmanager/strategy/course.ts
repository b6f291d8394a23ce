import type {VimStrategyType} from '../../../events.js'
import type {Level} from '../record/model.js'

/** What else belongs to a station. */
interface Attachment {
  /** what is looked at in the end, before the subcloud is touched */
  readonly check?: 'software' | 'kubernetes' | 'firmware'
  /** the images that the controller has applied are brought along */
  readonly bringsImages?: true
  /** the subcloud has what its controller has, when it is through */
  readonly adopts?: Level
  /** what the deployment left in the subcloud is cleared away when it is through */
  readonly clearsAway?: true
}

/** One state of a step: something that takes its time, or something that the subcloud's orchestrator does. */
export interface Station<State extends string = StationState> extends Attachment {
  readonly state: State
  readonly does:
    | {readonly work: string}
    | {readonly vim: 'create' | 'apply'}
    | {readonly prestage: 'check' | 'packages' | 'images'}
}

const work = <S extends string>(state: S, duration: string, more: Attachment = {}): Station<S> => ({
  state,
  does: {work: duration},
  ...more,
})
const vim = <S extends string>(state: S, action: 'create' | 'apply', more: Attachment = {}): Station<S> => ({
  state,
  does: {vim: action},
  ...more,
})

const prestage = [
  {state: 'prestage-precheck', does: {prestage: 'check'}},
  {state: 'prestaging-packages', does: {prestage: 'packages'}},
  {state: 'prestaging-images', does: {prestage: 'images'}},
] as const

const table = {
  firmware: [
    work('importing firmware', 'strategy.firmware.import', {bringsImages: true}),
    vim('creating fw update strategy', 'create'),
    vim('applying fw update strategy', 'apply'),
    work('finishing fw update', 'strategy.firmware.finish', {check: 'firmware'}),
  ],
  'kube-rootca-update': [
    vim('creating vim kube rootca update strategy', 'create'),
    vim('applying vim kube rootca update strategy', 'apply', {adopts: 'kube-rootca'}),
  ],
  kubernetes: [
    work('kube upgrade pre check', 'strategy.check', {check: 'kubernetes'}),
    vim('kube creating vim kube upgrade strategy', 'create'),
    vim('kube applying vim kube upgrade strategy', 'apply'),
  ],
  prestage,
  'sw-deploy': [
    work('sw-deploy pre-check', 'strategy.check', {check: 'software'}),
    ...prestage,
    work('sw-deploy install license', 'strategy.license'),
    vim('create VIM sw-deploy strategy', 'create'),
    vim('apply VIM sw-deploy strategy', 'apply'),
    work('finish sw-deploy strategy', 'strategy.finish', {clearsAway: true}),
  ],
}

export type StrategyType = keyof typeof table
export type StationState = (typeof table)[StrategyType][number]['state']

const courses: Readonly<Record<StrategyType, readonly Station[]>> = table

export const strategyTypes = Object.keys(table) as readonly StrategyType[]

/** How fault rules name a state of a step. */
export const stationFault = (type: StrategyType, state: StationState): string =>
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
