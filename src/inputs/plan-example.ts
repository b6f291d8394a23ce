import {readFile} from 'node:fs/promises'
import type * as z from 'zod'

/** Built modules lie as deep below the project's root as their sources. */
const folder = (): URL => new URL('../../examples/plan/', import.meta.url)

export type PlanKind = 'addresses' | 'failover' | 'capacity'

/** A file to start from. */
export const exampleText = (kind: PlanKind): Promise<string> => readFile(new URL(`${kind}.yaml`, folder()), 'utf8')

const schemas: Readonly<Record<PlanKind, () => Promise<z.ZodType>>> = {
  addresses: async () => (await import('./plan/address-schema.js')).addressSchema,
  failover: async () => (await import('./plan/failover-schema.js')).failoverSchema,
  capacity: async () => (await import('./plan/capacity-schema.js')).capacitySchema,
}

/** What such a file may say, for editors and other programs. */
export async function schemaText(kind: PlanKind): Promise<string> {
  const {toJSONSchema} = await import('zod')
  const schema = {title: `stx plan ${kind}`, ...toJSONSchema(await schemas[kind]())}
  return `${JSON.stringify(schema, undefined, 2)}\n`
}
