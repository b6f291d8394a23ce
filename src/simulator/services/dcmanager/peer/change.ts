import {changing} from '../row.js'
import {associations, peerGroups, systemPeers} from './model.js'

export const changePeer = changing(systemPeers)
export const changePeerGroup = changing(peerGroups)
export const changeAssociation = changing(associations)
