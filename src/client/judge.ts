// Where something stands that takes its time: each judges what was just read, and says whether it is done or has failed.
export {syncing} from './dcmanager/association.js'
export {
  aborting as abortingStrategy,
  applying as applyingStrategy,
  deleting as deletingStrategy,
} from './dcmanager/strategy.js'
export {
  aborted,
  backedUp,
  deployed,
  prestaged,
  reconfigured,
  rehomed,
  synchronized,
} from './dcmanager/subcloud-standing.js'
export {
  abortingDeviceUpdate,
  installing,
  locking,
  poweringOff,
  poweringOn,
  reinstalling,
  restarting,
  swacting,
  unlocking,
  updatingDevices,
} from './sysinv/host/host.js'
export {becoming as applicationBecoming, ended as applicationSettled} from './sysinv/kube/application.js'
export {upgrading as upgradingKubernetes} from './sysinv/kube/kube-host.js'
export {settlingFilesystems as settlingControllerFilesystems} from './sysinv/storage/controller-fs.js'
export {applying as applyingDrbd} from './sysinv/storage/drbd.js'
export {settling as settlingHostFilesystems} from './sysinv/storage/host-fs.js'
export {partitioning} from './sysinv/storage/partition.js'
export {provisioning as provisioningVolume, removing as removingVolume} from './sysinv/storage/physical-volume.js'
export {configuring as configuringStor} from './sysinv/storage/stor.js'
export {configuring as configuringBackend} from './sysinv/storage/storage-backend.js'
export {deployStep, hostDeploying, hostRollingBack} from './usm/deploy.js'
export {abortingLocally, applyingLocally, applyingStage, building as buildingLocally} from './vim/strategy.js'
