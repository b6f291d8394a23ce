import type {ServiceName} from './service.js'

/** Somebody looked into the answer to a request that was held back: what he would do next, nobody knows. */
export class KnowledgeEnds extends Error {
  override readonly name = 'KnowledgeEnds'
  /** Something would be changed. */
  readonly kind = 'changes'

  constructor() {
    super('what follows depends on the answer to a request that was not sent')
  }
}

/** How the server will call what it makes, where that goes into a path or a sentence. */
const identity = {uuid: 'UUID-FROM-THE-ANSWER', id: 'ID-FROM-THE-ANSWER', name: 'NAME-FROM-THE-ANSWER'}

/** Services whose answers are words alone: nothing follows from them. */
const words: Partial<Record<ServiceName, object>> = {usm: {info: '', warning: '', error: ''}}

/**
 * Stands for the answer to a request that is held back. It may be handed on, and what it is called may be used; who looks
 * for anything else in it is stopped.
 */
export function unknownAnswer(service: ServiceName): unknown {
  const known: Readonly<Record<string, unknown>> = {...identity, ...words[service]}
  const stop = () => {
    throw new KnowledgeEnds()
  }
  return new Proxy(
    {},
    {
      get(_, name) {
        // Whoever awaits it asks whether it is a promise.
        if (name === 'then') return undefined
        if (typeof name === 'string' && Object.hasOwn(known, name)) return known[name]
        return stop()
      },
      has: stop,
      ownKeys: stop,
      getOwnPropertyDescriptor: stop,
    },
  )
}

/** Whether a path leads to something that is not there because the request that makes it was held back. */
export const leadsNowhere = (path: string): boolean => Object.values(identity).some((name) => path.includes(name))
