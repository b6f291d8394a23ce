import type {Exchange} from './wire.js'

/** A locked worker, and the request that finds it by its name. */
export const worker = {
  id: 3,
  uuid: '09e38507-c861-487d-8a80-585349b67908',
  hostname: 'worker-0',
  personality: 'worker',
  administrative: 'locked',
  operational: 'disabled',
  availability: 'online',
}

export const workerLookup: Exchange = {path: '/sysinv/v1/ihosts', reply: {ihosts: [worker]}}

/** What the worker has of one kind. */
export const onWorker = (collection: string, rows: object[]): Exchange => ({
  path: `/sysinv/v1/ihosts/${worker.uuid}/${collection}`,
  reply: {[collection]: rows},
})
