import type * as z from 'zod'
import {InputError} from '../error.js'
import {checkFile} from '../file.js'
import {problemsIn} from '../site/problem.js'
import {readYaml} from '../yaml-file.js'
import {type Mistake, mistakesOf, placeOf} from './mistake.js'

/** What somebody plans, from a file or from a command line, and where each part of it stands. */
export interface PlanSource {
  /** For people: the path of the file. */
  readonly name: string
  readonly content: unknown
  /** `line 3, column 7` of what stands at this place, or of the nearest around it. */
  where(path: readonly PropertyKey[]): string | undefined
}

export async function planFile(file: string): Promise<PlanSource> {
  await checkFile(file, 'plan')
  const {documents, values, placed} = await readYaml(file, 'plan')
  const document = documents[0]
  const {isMap, isScalar} = await import('yaml')
  const where = (path: readonly PropertyKey[]): string | undefined => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const around = document?.getIn(path.slice(0, depth - 1), true)
      const key = path[depth - 1]
      // A key says more than its value, of which there may be none.
      const pair = isMap(around)
        ? around.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
        : undefined
      const node = pair?.key ?? document?.getIn(path.slice(0, depth), true)
      const range = (node as {range?: readonly number[] | null} | undefined)?.range
      if (range?.[0] !== undefined) return placed(range[0])
    }
    return undefined
  }
  return {name: file, content: values[0], where}
}

/** What the flags of a command add up to, as a file would say it. */
export const planWords = (content: unknown): PlanSource => ({
  name: 'the command line',
  content,
  where: () => undefined,
})

/** Judges the form of a plan: each key and each value of it. */
export function checkedForm<Schema extends z.ZodType>(source: PlanSource, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(source.content)
  if (parsed.success) return parsed.data
  // A key that is missing may stand there misspelt: that says more.
  const issues = parsed.error.issues
  const unknown = issues.filter(({code}) => code === 'unrecognized_keys')
  throw refusal(source, mistakesOf(schema, source.content, unknown.length > 0 ? unknown : issues))
}

export function refusal(source: PlanSource, mistakes: readonly Mistake[]): InputError {
  const told = mistakes.map(({path, what}) => [source.where(path), what].filter(Boolean).join(': '))
  return new InputError(`${source.name}: ${problemsIn(told)}`, {hint: 'mend it and try again; nothing was sent'})
}

/** Collects what is wrong with the sense of a plan, to be told all at once. */
export class Mistakes {
  readonly #found: Mistake[] = []

  add(path: readonly PropertyKey[], what: string): void {
    this.#found.push({path, what: `${placeOf(path)} ${what}`})
  }

  get any(): boolean {
    return this.#found.length > 0
  }

  refuse(source: PlanSource): void {
    if (this.any) throw refusal(source, this.#found)
  }
}
