import {collection} from '../../../kernel/collection.js'

/** A virtual machine that runs on a worker. */
export interface Instance {
  readonly uuid: string
  readonly name: string
  readonly tenant: string
  readonly host: string
  readonly running: boolean
}

export const instances = collection<Instance>('vim.instance', {key: 'uuid', index: ['host']})
