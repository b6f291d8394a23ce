import {dates, pick} from '../resource/resource.js'
import type {Application} from './model.js'

export const inList = (row: Application) =>
  pick(row, 'name', 'app_version', 'manifest_name', 'manifest_file', 'status', 'progress', 'active')

export const showApplication = (row: Application) => ({
  ...pick(row, 'name', 'app_version'),
  ...dates(row),
  ...pick(row, 'manifest_name', 'manifest_file', 'status', 'progress', 'active'),
})
