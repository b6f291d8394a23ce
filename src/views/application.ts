import type {Application} from '../client/sysinv/kube/application.js'
import {columns, type View} from '../output/view.js'

const statusWords = [
  ...(['missing', 'uploading', 'uploaded', 'upload-failed', 'applying', 'applied', 'apply-failed'] as const),
  ...(['removing', 'remove-failed', 'updating', 'recovering', 'restore-requested'] as const),
]

const usual = [
  'name',
  'app_version',
  'manifest_name',
  'manifest_file',
  'status',
  'progress',
  'active',
  'created_at',
  'updated_at',
]

export const applicationView: View<Application> = {
  list: [
    {field: 'name', label: 'application'},
    {field: 'app_version', label: 'version'},
    {field: 'manifest_name', label: 'manifest name'},
    {field: 'manifest_file', label: 'manifest file'},
    {field: 'status', state: true, words: statusWords},
    {field: 'progress'},
  ],
  spare: ['manifest_file', 'manifest_name'],
  sort: 'name',
  show: (application) => columns(...(application ? Object.keys(application) : usual)),
  alphabetical: true,
  fold: 72,
  localTime: true,
}
