import {refuse} from '../../../http/refusal.js'
import {type ControllerFs, controllerFilesystems} from '../record/controller-fs.js'
import {pick, type Resource} from '../resource/resource.js'

export const controllerFsResource: Resource<ControllerFs> = {
  collection: controllerFilesystems,
  path: 'controller_fs',
  argument: 'controller_fs_uuid',
  missing: (ref) => refuse(404, `No ControllerFS with name ${ref} found.`),
  parents: {isystems: {field: 'isystem_uuid', argument: 'isystem_uuid'}},
  show: (fs, view) => ({
    ...pick(fs, 'uuid', 'name', 'size', 'logical_volume'),
    replicated: true,
    // The genuine server writes the text of a Python dictionary.
    state: `{'status': '${fs.state}'}`,
    capabilities: fs.functions === undefined ? {} : {functions: fs.functions},
    ...(view.single ? {forisystemid: 1} : {}),
    isystem_uuid: fs.isystem_uuid,
    ...(view.single ? {action: null} : {}),
    links: view.links(),
    ...view.dates(),
  }),
}
