import type {Seams} from '../seams.js'

/** Questions that one service answers for the others, which do not import it. */
export class Switchboard {
  readonly #answers = new Map<keyof Seams, unknown>()

  provide<N extends keyof Seams>(name: N, answer: Seams[N]): void {
    if (this.#answers.has(name)) throw new Error(`'${name}' is provided already`)
    this.#answers.set(name, answer)
  }

  ask<N extends keyof Seams>(name: N, ...question: Parameters<Seams[N]>): ReturnType<Seams[N]> {
    const answer = this.#answers.get(name) as ((...question: Parameters<Seams[N]>) => ReturnType<Seams[N]>) | undefined
    if (answer === undefined) throw new Error(`nobody provides '${name}'`)
    return answer(...question)
  }
}
