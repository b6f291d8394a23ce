import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {type Reply, reply} from '../../http/reply.js'
import {bmcOf, broken, changeBmc} from './bmc.js'
import {bodyOf, collectionOf, link, pathOf} from './resource.js'

const drive = '/Managers/1/VirtualMedia/Cd'

export const managers = (c: Call<'address'>) => collectionOf(c, '/Managers', 'Manager', ['1'])

export const showManager = (c: Call<'address'>) => ({
  '@odata.id': pathOf(c, '/Managers/1'),
  '@odata.type': '#Manager.v1_11_0.Manager',
  Id: '1',
  Name: 'Manager',
  ManagerType: 'BMC',
  FirmwareVersion: '2.14',
  Status: {State: 'Enabled', Health: 'OK'},
  VirtualMedia: link(c, '/Managers/1/VirtualMedia'),
  Links: {ManagerForServers: [link(c, '/Systems/1')]},
})

export const listMedia = (c: Call<'address'>) => collectionOf(c, '/Managers/1/VirtualMedia', 'VirtualMedia', ['Cd'])

/** Controllers before version 1.2 of the schema know no actions: nothing can be inserted through them. */
export function showMedia(c: Call<'address'>) {
  const {image} = bmcOf(c)
  const old = broken(c, 'media') !== undefined
  return {
    '@odata.id': pathOf(c, drive),
    '@odata.type': old ? '#VirtualMedia.v1_1_0.VirtualMedia' : '#VirtualMedia.v1_3_0.VirtualMedia',
    Id: 'Cd',
    Name: 'Virtual CD',
    MediaTypes: ['CD', 'DVD'],
    Image: image,
    ImageName: image?.split('/').at(-1) ?? null,
    Inserted: image !== null,
    WriteProtected: true,
    ConnectedVia: image === null ? 'NotConnected' : 'URI',
    ...(old
      ? {}
      : {
          Actions: {
            '#VirtualMedia.InsertMedia': {target: pathOf(c, `${drive}/Actions/VirtualMedia.InsertMedia`)},
            '#VirtualMedia.EjectMedia': {target: pathOf(c, `${drive}/Actions/VirtualMedia.EjectMedia`)},
          },
        }),
  }
}

export function insertMedia(c: Call<'address'>): Reply {
  const {Image: image} = bodyOf(c)
  if (typeof image !== 'string' || !/^(https?|nfs|cifs):\/\/./.test(image)) {
    return refuse(400, 'Image must be a URL', {id: 'ActionParameterMissing'})
  }
  const fault = broken(c, 'insert')
  if (fault !== undefined) refuse(500, fault)
  if (bmcOf(c).image !== null) refuse(400, 'the drive is in use: eject first', {id: 'ResourceInUse'})
  changeBmc(c, {image})
  return reply(204)
}

export function ejectMedia(c: Call<'address'>): Reply {
  if (bmcOf(c).image === null) refuse(400, 'the drive is empty', {id: 'ResourceInUse'})
  changeBmc(c, {image: null})
  return reply(204)
}
