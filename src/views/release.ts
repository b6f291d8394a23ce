import type {Release, UploadedFile} from '../client/usm/release.js'
import type {Column, View} from '../output/view.js'

/** Lists are one row per item, mappings indented JSON, as the official program prints them. */
const spread = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.join('\n')
  return typeof value === 'object' && value !== null ? JSON.stringify(value, undefined, 2) : value
}

/** A release with all that the server says about it, in its order, save what is hidden. */
export const releaseView = (hidden: readonly string[]): View<Release> => ({
  style: 'centred',
  show: (release = {} as Release) =>
    Object.keys(release).map(
      (field): Column<Release> => ({
        field,
        state: field === 'state',
        value: (row) => spread(row[field]),
        optional: hidden.includes(field),
      }),
    ),
})

export const releaseListView: View<Release> = {
  style: 'centred',
  list: [
    {field: 'release_id', label: 'Release'},
    {field: 'reboot_required', label: 'RR'},
    {field: 'state', label: 'State', state: true},
  ],
}

export const uploadView: View<UploadedFile> = {
  style: 'centred',
  list: [
    {field: 'file', label: 'Uploaded File'},
    {field: 'release', label: 'Release'},
  ],
}
