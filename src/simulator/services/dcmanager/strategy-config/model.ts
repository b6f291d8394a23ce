import {collection} from '../../../kernel/collection.js'

/** How the strategy within a subcloud goes about its hosts; without a subcloud it is everybody's default. */
export interface StrategyConfig {
  readonly key: string
  readonly id: number
  readonly subcloudId: number | null
  readonly storageApplyType: string
  readonly workerApplyType: string
  readonly maxParallelWorkers: number
  readonly alarmRestriction: string
  readonly instanceAction: string
  readonly createdAt: number | null
  readonly updatedAt: number | null
}

export const strategyConfigs = collection<StrategyConfig>('dcmanager.strategy-config', {key: 'key'})

export const defaultKey = 'default'
export const configKey = (subcloudId: number | null): string => (subcloudId === null ? defaultKey : String(subcloudId))
