import * as z from 'zod'
import type {Api} from '../../api.js'

export type Restore = ReturnType<typeof restore>

/** Replies are sentences, also those that refuse. */
export const restore = (api: Api) => ({
  show: () => api.get('/restore', z.string()),
  start: () => api.patch('/restore', {action: 'start'}, z.string()),
  complete: () => api.patch('/restore', {action: 'complete'}, z.string()),
})
