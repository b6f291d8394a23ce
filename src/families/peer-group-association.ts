import type {Apis} from '../cli/apis.js'
import {Changing} from '../cli/changing.js'
import type {AnyGiven} from '../cli/command.js'
import type {Settling} from '../cli/wait.js'
import {type Association, associations, syncing} from '../client/dcmanager/association.js'
import {associationView} from '../views/peer.js'

/** Sends a peer group to its peer site, which goes on after the reply. */
export abstract class AssociationTransfer extends Changing<Association> {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Changing.baseFlags

  override readonly reach = 'here'

  readonly result = associationView

  override follow({dcmanager}: Apis, _given: AnyGiven, {id}: Association): Settling<Association> {
    return {
      target: `peer group association ${id}`,
      read: () => associations(dcmanager).get(String(id)),
      judge: syncing,
      watch: `stx peer-group-association show ${id}`,
    }
  }
}
