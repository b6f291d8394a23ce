import {createHash} from 'node:crypto'
import {RandomStream} from '../../kernel/random.js'
import type {Simulation} from '../../simulation.js'

/**
 * Names and chance that depend on nothing but the seed and what something is called, so that seeders can refer to one
 * another's rows without reading them, and equipment found at run time is derived as that of planned hosts is.
 */
export interface Identity {
  uuid(...path: readonly (string | number)[]): string
  chance(...path: readonly (string | number)[]): RandomStream
}

export function identity(seed: number, region: string): Identity {
  const name = (path: readonly (string | number)[]) => [region, ...path].join('\n')
  return {
    uuid: (...path) => {
      const hex = createHash('md5')
        .update(`${seed}\n${name(path)}`)
        .digest('hex')
      const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
    chance: (...path) => new RandomStream(seed, `identity\n${name(path)}`),
  }
}

export const identityIn = (sim: Simulation, region: string): Identity => identity(sim.origin.seed, region)
