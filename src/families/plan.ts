import {Flags} from '@oclif/core'
import {CommandFailure, toFailure} from '../cli/failure.js'
import {type Result, text, verbatim} from '../cli/result.js'
import {InputError} from '../inputs/error.js'
import type {PlanKind} from '../inputs/plan-example.js'

/** What all plans can do besides planning. */
export const planFlags = {
  example: Flags.boolean({summary: 'print a file to start from'}),
  schema: Flags.boolean({summary: 'print the JSON schema of the file'}),
  overwrite: Flags.boolean({summary: 'write over files that are there'}),
}

export const offlineFlag = {
  offline: Flags.boolean({summary: 'plan without looking at the live system'}),
}

/** The file to start from, or what such a file may say; nothing where something is to be planned. */
export async function paper(kind: PlanKind, flags: {example?: boolean; schema?: boolean}): Promise<Result | undefined> {
  if (!flags.example && !flags.schema) return undefined
  const {exampleText, schemaText} = await import('../inputs/plan-example.js')
  if (flags.example) return verbatim(await exampleText(kind))
  const schema = await schemaText(kind)
  return text(schema.trimEnd(), JSON.parse(schema) as Record<string, unknown>)
}

/** Reads from the live system, of which a plan needs only to know what is there. */
export async function live<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const {kind, message, hint} = toFailure(error)
    const way = 'plan without the live system: --offline'
    throw new CommandFailure(kind, message, hint ? `${hint}; or ${way}` : way)
  }
}

/** Files that are there stay, unless their owner said that they may go. */
export async function writePlanned(file: string, content: string, overwrite = false): Promise<void> {
  const {writeFile} = await import('node:fs/promises')
  await writeFile(file, content, {flag: overwrite ? 'w' : 'wx'}).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST')
      throw new InputError(`${file} is there already`, {hint: 'name another, or give --overwrite'})
    throw new InputError(`cannot write ${file}: ${cause.message}`, {
      hint: 'check the folder and its permissions',
      cause,
    })
  })
}
