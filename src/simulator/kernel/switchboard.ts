type Question<F> = F extends (...question: infer Q) => unknown ? Q : never
type Answer<F> = F extends (...question: never[]) => infer A ? A : never

/** Questions that one service answers for the others, which do not import it. */
export class Switchboard<Seams> {
  readonly #answers = new Map<keyof Seams, unknown>()

  provide<N extends keyof Seams>(name: N, answer: Seams[N]): void {
    if (this.#answers.has(name)) throw new Error(`'${String(name)}' is provided already`)
    this.#answers.set(name, answer)
  }

  ask<N extends keyof Seams>(name: N, ...question: Question<Seams[N]>): Answer<Seams[N]> {
    const answer = this.#answers.get(name) as ((...question: Question<Seams[N]>) => Answer<Seams[N]>) | undefined
    if (answer === undefined) throw new Error(`nobody provides '${String(name)}'`)
    return answer(...question)
  }
}
