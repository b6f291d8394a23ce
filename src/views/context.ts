import type {View} from '../output/view.js'

/** A context as it is listed: settings without secrets, and whether it is the current one. */
export interface ContextRow {
  name: string
  current: boolean
  auth_url?: string
  username?: string
  region_name?: string
  protected: boolean
  description?: string
}

export const contextView: View<ContextRow> = {
  list: [
    {field: 'current', label: ' ', value: ({current}) => (current ? '*' : '')},
    {field: 'name'},
    {field: 'auth_url', value: ({auth_url}) => auth_url ?? ''},
    {field: 'username', value: ({username}) => username ?? ''},
    {field: 'region_name', label: 'region', value: ({region_name}) => region_name ?? ''},
    {field: 'protected', value: (row) => (row.protected ? 'yes' : '')},
    {field: 'description', value: ({description}) => description ?? ''},
  ],
}

/** A setting in effect and the flag, variable or file that it came from. */
export interface SettingRow {
  setting: string
  value: string
  from: string
}

export const settingView: View<SettingRow> = {list: [{field: 'setting'}, {field: 'value'}, {field: 'from'}]}
