/** Something that was seen, and since when it is so, or when it happened, as the server writes moments. */
export interface Evidence {
  readonly what: string
  readonly says: string
  readonly at?: string
}

/** Whether something has to be done about it, is being done, or there is nothing to do. */
export type Verdict = 'wrong' | 'under way' | 'well'

/** The answer to why something is as it is. */
export interface Cause {
  readonly id: string
  readonly verdict: Verdict
  readonly sentence: string
  readonly evidence: readonly Evidence[]
  /** What to type next. */
  readonly command?: string
}

/** What the rules of one resource have in common. */
interface Naming<Topic extends string> {
  readonly id: string
  /** Of several rules on one topic only the first that holds is told. */
  readonly topic: Topic
  readonly verdict?: Verdict
  /** Where this is the cause, what is found on these topics is its consequence. */
  readonly explains?: readonly Topic[]
}

/** A rule as it is written: `when` finds what it is about in the facts, or nothing, and the others put it into words. */
interface Written<Facts, Found, Topic extends string> extends Naming<Topic> {
  when(facts: Facts): Found | undefined | false | null | ''
  sentence(facts: Facts, found: Found): string
  evidence(facts: Facts, found: Found): readonly (Evidence | undefined)[]
  command?(facts: Facts, found: Found): string | undefined
}

/** A rule as it is asked. */
export interface Rule<Facts, Topic extends string = string> extends Naming<Topic> {
  judge(facts: Facts): Cause | undefined
}

/** Makes rules on facts of one kind: what `when` finds is handed to the other three. */
export const rulesOn =
  <Facts, Topic extends string>() =>
  <Found>(written: Written<Facts, Found, Topic>): Rule<Facts, Topic> => {
    const {id, topic, explains, verdict = 'wrong'} = written
    return {
      ...{id, topic, explains, verdict},
      judge(facts) {
        const found = written.when(facts)
        if (found === undefined || found === null || found === false || found === '') return undefined
        return {
          ...{id, verdict},
          sentence: written.sentence(facts, found),
          evidence: written.evidence(facts, found).filter((one) => one !== undefined),
          command: written.command?.(facts, found),
        }
      },
    }
  }

/**
 * All that holds, the cause first: rules stand in their order, from the most particular to the most general, and what
 * follows from one that holds is not told again.
 */
export function causesIn<Facts>(rules: readonly Rule<Facts>[], facts: Facts): Cause[] {
  const settled = new Set<string>()
  return rules.flatMap((rule) => {
    if (settled.has(rule.topic)) return []
    const cause = rule.judge(facts)
    if (cause === undefined) return []
    for (const topic of [rule.topic, ...(rule.explains ?? [])]) settled.add(topic)
    return [cause]
  })
}

/** The cause, and what else is wrong beside it. */
export interface Answer extends Cause {
  readonly also: readonly Cause[]
}

export function answerFrom(causes: readonly Cause[], otherwise: Cause): Answer {
  const [first = otherwise, ...others] = causes
  return {...first, also: others.filter(({verdict}) => verdict === 'wrong')}
}
