import {ClientError, type StrategyResource} from './error.js'

/** How the services say that there is a strategy already, and of which type. */
const words: Readonly<Record<StrategyResource, RegExp>> = {
  'fleet-strategy': /\bstrategy of type: '([\w-]+)' already exists\b/i,
  'local-strategy': /\bstrategy already exists of type:\s*([\w-]+)/i,
}

/** For `.catch()`: a new strategy is refused because of another one, whatever became of that. Says which. */
export const whenInTheWay =
  (resource: StrategyResource) =>
  (error: unknown): never => {
    if (!(error instanceof ClientError)) throw error
    const ref = words[resource].exec(error.serverText ?? '')?.[1]
    throw ref === undefined ? error : error.with({about: {resource, ref}})
  }
