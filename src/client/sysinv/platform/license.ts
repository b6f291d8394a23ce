import * as z from 'zod'
import type {Api} from '../../api.js'

const Shown = z.looseObject({content: z.string().nullish(), error: z.string().nullish()})
const Installed = z.looseObject({success: z.string().nullish(), error: z.string().nullish()})

export type License = ReturnType<typeof license>

/** Both reply with 200 also where they failed: `error` says so. */
export const license = (api: Api) => ({
  show: () => api.get('/license/get_license_file', Shown),
  install: (file: string) =>
    api.upload('/license/install_license', [{name: 'file', file, filename: 'for_upload'}], Installed),
})
