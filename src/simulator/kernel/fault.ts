import {collection} from './collection.js'
import type {EventBus} from './event-bus.js'
import type {State} from './state.js'
import {world} from './store.js'
import type {KernelEvents, Origin} from './vocabulary.js'

/**
 * Something that shall go wrong. With `state` the rule makes steps of lifecycles (and whatever a service asks about)
 * fail; otherwise it is about requests, and what it does not name matches everything.
 */
export interface FaultRule {
  readonly id: number
  /** a step such as `host.unlock.boot`, or the beginning of its name */
  readonly state?: string
  readonly service?: string
  readonly method?: string
  /** `*` stands for anything */
  readonly path?: string
  readonly region?: string
  readonly host?: string
  readonly probability: number
  /** how many times it still strikes, after which it is gone; null: for ever */
  readonly count: number | null
  /** real milliseconds before the answer: what a client's timeout measures */
  readonly latency: number
  /** the status to answer with; null: only late */
  readonly status: number | null
  readonly message: string
}

export interface FaultTarget {
  service: string
  method: string
  path: string
  region: string
}

const faultRules = collection<FaultRule>('kernel.fault', {key: 'id'})

/** Something that can fail: its name, word by word, and whether a rule for one host of it can strike. */
interface Failing {
  readonly words: readonly string[]
  readonly hosts: boolean
}

export class Faults {
  readonly #failing: Failing[] = []

  constructor(
    private readonly data: State<Origin>,
    private readonly events: EventBus<KernelEvents>,
  ) {}

  /** Says what can be made to fail beside the steps of lifecycles. */
  declare(...names: readonly string[]): void {
    this.#add(names, true)
  }

  /** The same, where it is asked about without saying which host it is of. */
  declareHostless(...names: readonly string[]): void {
    this.#add(names, false)
  }

  #add(names: readonly string[], hosts: boolean): void {
    this.#failing.push(...names.map((name) => ({words: name.split('.'), hosts})))
  }

  /** All of them by name. */
  names(): readonly string[] {
    return this.#failing.map(({words}) => words.join('.'))
  }

  /** Whether anything ever asks about this name. If not, what could follow its longest beginning that something does. */
  known(state: string): {known: true; hosts: boolean} | {known: false; within: string; instead: string[]} {
    const words = state.split('.')
    let [fitting, depth]: [readonly Failing[], number] = [this.#failing, 0]
    for (const word of words) {
      const next = fitting.filter((one) => one.words[depth] === word)
      if (next.length === 0) {
        const instead = [...new Set(fitting.flatMap((one) => one.words[depth] ?? []))].sort()
        return {known: false, within: words.slice(0, depth).join('.'), instead}
      }
      fitting = next
      depth += 1
    }
    return {known: true, hosts: fitting.some(({hosts}) => hosts)}
  }

  clear(): readonly FaultRule[] {
    const rules = this.list()
    for (const {id} of rules) this.remove(id)
    return rules
  }

  add(rule: Partial<Omit<FaultRule, 'id'>>): FaultRule {
    const rules = this.#rules()
    const added = rules.insert({
      probability: 1,
      count: null,
      latency: 0,
      status: rule.state === undefined && rule.latency === undefined ? 503 : null,
      message: 'injected fault',
      ...rule,
      id: rules.nextId(),
    })
    this.#tell(added)
    return added
  }

  remove(id: number): boolean {
    const removed = this.#rules().remove(id)
    if (removed !== undefined) this.#tell(removed)
    return removed !== undefined
  }

  list(): readonly FaultRule[] {
    return this.#rules().all()
  }

  /** Shall this step fail here and now? The answer is the message. Inside a transaction. */
  state(name: string, where: {region: string; host?: string | undefined}): string | undefined {
    return this.#strike(
      (rule) =>
        rule.state !== undefined &&
        (name === rule.state || name.startsWith(`${rule.state}.`)) &&
        (rule.region === undefined || rule.region === where.region) &&
        (rule.host === undefined || rule.host === where.host),
    )?.message
  }

  /** Shall this request suffer? Answers at once, and without a transaction, where there are no rules. */
  request(target: FaultTarget): FaultRule | undefined {
    if (this.#rules().count() === 0) return undefined
    return this.data.transact(() => this.#strike((rule) => rule.state === undefined && concerns(rule, target)))
  }

  #strike(fits: (rule: FaultRule) => boolean): FaultRule | undefined {
    const rules = this.#rules()
    if (rules.count() === 0) return undefined
    const rule = rules.all().find(fits)
    if (rule === undefined) return undefined
    if (rule.probability < 1 && !this.#draw(rule.probability)) return undefined
    if (rule.count !== null) {
      this.#useUp(rule.id)
      this.data.lasting(() => this.#useUp(rule.id))
    }
    return rule
  }

  /** A draw is not drawn again when what it led to was refused: otherwise the same would be refused for ever. */
  #draw(probability: number): boolean {
    const draw = () => this.data.random(world, 'fault').chance(probability)
    this.data.lasting(draw)
    return draw()
  }

  #useUp(id: number): void {
    const count = this.#rules().get(id)?.count ?? null
    if (count === 1) this.remove(id)
    else if (count !== null) this.#rules().update(id, {count: count - 1})
  }

  /** Most rules are asked about when something happens; some faults begin and end with their rule. */
  #tell({state}: FaultRule): void {
    if (state !== undefined) this.events.emit('rule.changed', {region: world, state})
  }

  #rules() {
    return this.data.in(world).of(faultRules)
  }
}

const concerns = (rule: FaultRule, target: FaultTarget): boolean =>
  (rule.service === undefined || rule.service === target.service) &&
  (rule.method === undefined || rule.method.toUpperCase() === target.method) &&
  (rule.region === undefined || rule.region === target.region) &&
  (rule.host === undefined || target.path.split('/').includes(rule.host)) &&
  (rule.path === undefined || glob(rule.path).test(target.path))

function glob(pattern: string): RegExp {
  const literal = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`)
}
