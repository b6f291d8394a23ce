import * as z from 'zod'
import type {Api} from '../../api.js'

export type Health = ReturnType<typeof health>

/** Reports as text for people: a line per check, some with details below. */
export const health = (api: Api) => ({
  query: () => api.get('/health/', z.string()),
  queryUpgrade: () => api.get('/health/upgrade', z.string()),
  queryKubeUpgrade: ({rootca}: {rootca?: boolean} = {}) =>
    api.get('/health/kube-upgrade', z.string(), {query: {rootca: rootca ? 'True' : undefined}}),
})
