import {aborting} from './abort.js'
import {applying} from './apply.js'
import {removing} from './remove.js'
import {recovering, updating} from './update.js'
import {uploading} from './upload.js'

export const applicationLifecycles = [uploading, applying, removing, updating, recovering, aborting] as const
