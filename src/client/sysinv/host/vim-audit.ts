import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {type Host, hosts} from './host.js'

export type VimAudits = ReturnType<typeof vimAudits>

/** What the infrastructure manager (VIM) is told to look at again. */
export const vimAudits = (api: Api) => ({
  async host(ref: string): Promise<Host> {
    const host = await hosts(api).get(ref)
    await api.post(path`/ihosts/${host.uuid}/vim`, {vim_event: 'host-audit'}, z.unknown())
    return host
  },
})
