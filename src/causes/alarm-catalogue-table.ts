/**
 * Every alarm and log id a system may show: id | alarm or log | severities | entities | severities that affect service |
 * affects management from | degrades the host from | what it means | what to do.
 */
export const catalogueTable = `
100.101 | alarm | critical major | host=<hostname> | none | major | critical | host platform CPU usage over limit | look for what uses the processors (stx host cpu list); move work away or give the platform more cores
100.102 | alarm | critical major minor | host=<hostname> | none | none | none | vswitch CPU usage over limit | look at the load of the vswitch; give it more cores or spread the traffic
100.103 | alarm | critical major | host=<hostname>, host=<hostname>.memory=total, host=<hostname>.memory=platform, host=<hostname>.numa=node<number> | none | none | critical | host or NUMA memory usage over limit | look at memory by node (stx host memory list); raise the platform reserve or move work away
100.104 | alarm | critical major | host=<hostname>.filesystem=<mount-dir>, host=<hostname>.volumegroup=<volumegroup-name> | none | critical | critical | mount or volume group nearly full | remove what is not needed, or enlarge it: stx host fs modify, stx controllerfs modify
100.105 | alarm | critical | fs_name=<image-conversion> | all | major | none | image-conversion filesystem mismatch between controllers | give the image-conversion file system the same size on both controllers: stx host fs modify
100.106 | alarm | major | host=<hostname>.port=<port-name> | all | warning | major | OAM network port down | check cable, port and switch of the OAM network: stx host port list
100.107 | alarm | critical major | host=<hostname>.interface=<if-name> | all | warning | major | OAM network interface impaired | check the ports below the OAM interface: stx host if list
100.108 | alarm | major | host=<hostname>.port=<port-name> | all | warning | major | management network port down | check cable, port and switch of the management network: stx host port list
100.109 | alarm | critical major | host=<hostname>.interface=<if-name> | all | warning | major | management network interface impaired | check the ports below the management interface: stx host if list
100.110 | alarm | major | host=<hostname>.port=<port-name> | all | warning | major | cluster-host network port down | check cable, port and switch of the cluster-host network: stx host port list
100.111 | alarm | critical major | host=<hostname>.interface=<if-name> | all | warning | major | cluster-host network interface impaired | check the ports below the cluster-host interface: stx host if list
100.112 | alarm | major | host=<hostname>.port=<port-name> | all | none | major | data-vrs port down | check cable, port and switch of the data-vrs port: stx host port list
100.113 | alarm | critical major | host=<hostname>.interface=<if-name> | all | none | major | data-vrs interface impaired | check the ports below the data-vrs interface: stx host if list
100.114 | alarm | major minor | host=<hostname>.ntp, host=<hostname>.ntp=<IP address> | none | none | none | NTP server invalid or unreachable | check that the time servers answer, or name others: stx ntp modify
100.115 | alarm | critical major minor | host=<hostname>.processor=<processor> | none | none | critical | vswitch memory usage over limit | give the vswitch more memory: stx host memory modify
100.116 | alarm | critical major minor | host=<hostname> | none | none | critical | cinder thinpool usage over limit | remove volumes or enlarge the cinder pool
100.117 | alarm | critical major minor | host=<hostname> | none | major | critical | nova thinpool usage over limit | remove instances or enlarge the nova pool
100.118 | alarm | minor | host=<hostname> | none | none | none | remote log server connection lost | check that the log server answers: stx remotelogging show
100.119 | alarm | major minor warning | host=<hostname>.instance=<instance>.ptp, host=<hostname>.instance=<instance>.ptp=no-lock, host=<hostname>.instance=<instance>.ptp=out-of-tolerance, host=<hostname>.ptp=<interface>.unsupported=hardware-timestamping, host=<hostname>.ptp=<interface>.unsupported=software-timestamping, host=<hostname>.ptp=<interface>.unsupported=legacy-timestamping, host=<hostname>.interface=<interface>.ptp=GNSS-signal-loss, host=<hostname>.interface=<interface>.ptp=1PPS-signal-loss, host=<hostname>.phc2sys=<instance>.phc2sys=no-source-clock, host=<hostname>.phc2sys=<instance>.phc2sys=forced-clock-selection, host=<hostname>.phc2sys=<instance>.phc2sys=source-clock-low-priority, host=<hostname>.phc2sys=<instance>.interface=<interface>.phc2sys=source-failover, host=<hostname>.phc2sys=<instance>.interface=<interface>.phc2sys=source-clock-no-prc-lock, host=<hostname>.gnss-monitor=<instance>.device_path=<path>.ptp=GNSS-signal-loss, host=<hostname>.gnss-monitor=<instance>.device_path=<path>.ptp=GNSS-satellite-count, host=<hostname>.gnss-monitor=<instance>.device_path=<path>.ptp=GNSS-signal-quality-db | none | none | none | PTP lock, tolerance or capability problem | check grandmaster, cable and parameters: stx ptp instance list
100.120 | alarm | minor | host=<hostname>.kernel=<kernel> | none | none | none | controllers boot different kernels | give both controllers the same kernel: stx host kernel show
100.121 | alarm | major | host=<hostname>.kernel=<kernel> | none | major | none | running kernel differs from provisioned | lock and unlock the host so that it boots the provisioned kernel: stx host kernel show
100.150 | alarm | critical major | host=<hostname>.resource_type=file-descriptor.service_name=<service-name> | all | critical | critical | service file descriptors near exhaustion | find what keeps files open and restart that service at a quiet time
200.001 | alarm | warning | host=<hostname> | all | warning | none | host is administratively locked | unlock it when the work is done: stx host unlock HOST
200.003 | alarm | minor | host=<hostname> | none | warning | none | pxeboot network heartbeat lost | check the cabling of the pxeboot network of the host
200.004 | alarm | critical | host=<hostname> | all | warning | none | host failed, auto recovery in progress | wait for the recovery; where it fails: stx host lock --force HOST, then stx host unlock HOST
200.005 | alarm | critical major | host=<hostname> | all | warning | none | management network heartbeat failing | check the management network of the host; it fails or recovers by itself
200.006 | alarm | critical major minor | host=<hostname>.process=<processname> | critical major | warning | major | critical host process failed | lock and unlock the host where the process does not come back
200.007 | alarm | critical major minor | host=<hostname>.sensor=<sensorname> | critical | none | critical | sensor reading out of tolerance | look at the reading (stx host sensor list HOST), then at power, cooling and the sensor
200.009 | alarm | critical major | host=<hostname> | all | warning | none | cluster-host network heartbeat failing | check the cluster-host network of the host; it fails or recovers by itself
200.010 | alarm | warning | host=<hostname> | none | none | none | BMC access lost | check address, user and password of its board management controller: stx host update HOST
200.011 | alarm | critical | host=<hostname> | all | warning | none | host configuration failed at startup | lock and unlock the host; where that does not help, reinstall it
200.013 | alarm | major | host=<hostname> | all | warning | major | only controller has failed compute service | bring the other controller into service, then lock and unlock this one
200.014 | alarm | minor | host=<hostname> | none | none | none | sensor monitoring setup failed | check the board management controller; sensors are set up again by themselves
200.015 | alarm | major | host=<hostname> | none | none | none | sensor group unreadable | check the board management controller: stx host sensorgroup list HOST
200.016 | alarm | critical | host=<hostname> | none | major | none | encrypted LUKS volume unavailable | reinstall the host where its encrypted volume does not come back
200.020 | log | not-applicable | host=<hostname>.event=discovered, host=<hostname>.event=add, host=<hostname>.event=mnfa_enter, host=<hostname>.event=mnfa_exit | all | none | none | host lifecycle event (discovered, added, MNFA) | -
200.021 | log | not-applicable | host=<hostname>.command=provision, host=<hostname>.command=reprovision, host=<hostname>.command=deprovision, host=<hostname>.command=unlock, host=<hostname>.command=reboot, host=<hostname>.command=reset, host=<hostname>.command=power-off, host=<hostname>.command=power-on, host=<hostname>.command=reinstall, host=<hostname>.command=force-lock, host=<hostname>.command=delete, host=<hostname>.command=swact | none | none | none | operator or automatic maintenance command | -
200.022 | log | not-applicable | host=<hostname>.state=disabled, host=<hostname>.state=enabled, host=<hostname>.status=online, host=<hostname>.status=offline, host=<hostname>.status=failed, host=<hostname>.status=reinstall-failed, host=<hostname>.status=reinstall-complete | all | none | none | host state or status changed | -
210.001 | alarm | minor | host=controller | none | warning | none | backup running | nothing: it goes when the backup has ended
210.002 | alarm | minor | host=controller | none | warning | none | restore running | complete the restore: stx restore complete
250.001 | alarm | major | host=<hostname> | all | warning | none | host configuration stale, unlock or apply needed | lock and unlock the host: stx host lock HOST, stx host unlock HOST
250.003 | alarm | major | host=<hostname> | none | warning | none | kubernetes certificate rotation failed | look at the logs of the rotation and renew the certificates by hand
250.004 | alarm | major | host=<hostname> | none | warning | none | IPsec certificate renewal failed | look at the logs of the renewal and renew the certificate by hand
260.001 | alarm | major | resource=<crd-resource>,name=<resource-name> | all | warning | none | deployment manager resource unreconciled | compare the deployment configuration with the system and correct one of them
260.002 | alarm | minor | resource=<crd-resource>,name=<resource-name> | none | none | none | deployment manager resource unsynchronized | apply the deployment configuration again
270.101 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | host compute services failed | -
270.102 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | host compute services enabled | -
270.103 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | host compute services disabled | -
275.001 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | hypervisor state changed | -
280.001 | alarm | critical | subcloud=<subcloud> | none | none | none | subcloud unreachable | look why (stx subcloud why NAME), then at the network to the subcloud
280.002 | alarm | major | subcloud=<subcloud>.resource=<compute|network|platform|volumev2> | none | none | none | subcloud endpoint out of sync | see which endpoint it is (stx subcloud show NAME) and orchestrate it: stx strategy
280.003 | alarm | minor | subcloud=<subcloud> | none | none | none | subcloud backup failed | read why: stx subcloud why NAME; then stx subcloud backup create
280.004 | alarm | critical major | peer=<peer_uuid> | none | none | none | geo-redundancy peer disconnected or failing | check the network to the peer site: stx system-peer show PEER
280.005 | alarm | major | peer_group=<peer_group_name>,peer=<peer_uuid> | none | none | none | peer group managed by lower-priority site | migrate the peer group back to the leading site: stx subcloud-peer-group migrate GROUP
300.001 | alarm | major | host=<hostname>.port=<port-uuid> | all | warning | none | data port down | check cable, port and switch of the data port
300.002 | alarm | critical major | host=<hostname>.interface=<if-uuid> | all | warning | critical | data interface impaired | check the ports below the data interface
300.003 | alarm | major | host=<hostname>.agent=<agent-uuid> | all | warning | none | neutron agent unresponsive | lock and unlock the host where the agent does not come back
300.004 | alarm | major | service=networking.providernet=<pnet-uuid> | all | warning | none | provider network has no connected compute | bring a worker with this provider network into service
300.005 | alarm | major | host=<hostname>.service=networking.providernet=<pnet-uuid> | all | warning | none | provider network connectivity failure | check the switches between the hosts of the provider network
300.010 | alarm | major | host=<hostname>.ml2driver=<driver> | all | warning | none | ML2 driver agent problem | look at the logs of the driver
300.012 | alarm | major | host=<hostname>.openflow-controller=<uri> | all | warning | critical | openflow controller connection lost | check the network to the controller
300.013 | alarm | critical major | host=<hostname>.openflow-network=<name> | all | warning | critical | openflow network connections lost | check the network to the controllers
300.014 | alarm | major | host=<hostname>.sdn-controller=<uuid> | all | warning | critical | OVSDB manager connection lost | check the network to the manager
300.015 | alarm | critical | host=<hostname> | all | warning | critical | all OVSDB connections lost | check the network to the managers
300.016 | alarm | major | host=<hostname>,agent=<agent-uuid>,bgp-peer=<bgp-peer> | all | warning | none | BGP dynamic routing peer lost | check the peer and the network to it
400.001 | alarm | critical major minor | service_domain=<domain_name>.service_group=<group_name>.host=<hostname> | all | warning | major | HA service group failed, degraded or warning | see which service and host it is: stx servicegroup list, stx service list
400.002 | alarm | major | service_domain=<domain_name>.service_group=<group_name> | all | warning | none | HA service group lost redundancy | bring the other controller back into service: stx host list
400.003 | alarm | critical | host=<hostname> | all | critical | none | license missing, expired or invalid | install a valid license: stx license install FILE
400.005 | alarm | major | host=<hostname>.network=<mgmt|oam|cluster-host> | all | warning | none | controller peer communication failure on network | check the network between the controllers
401.001 | log | critical | service_domain=<domain>.service_group=<group>.host=<host_name> | all | none | none | HA service group state changed | -
401.002 | log | critical | service_domain=<domain>.service_group=<group> | all | none | none | HA service group redundancy lost | -
401.003 | log | critical | host=<host_name> | all | none | none | license status notice | -
401.005 | log | critical | host=<host_name>.network=<network> | all | none | none | controller peer communication failure notice | -
401.007 | log | critical | host=<host_name> | all | none | none | controller switchover performed | -
500.100 | alarm | major | host=<hostname> | all | none | none | TPM initialization failed | see why in the logs of the host; enable it again after that
500.101 | alarm | critical | host=controller | none | none | none | developer signing certificate enabled | reinstall with a release that is signed for production
500.200 | alarm | major | system.certificate.mode=<mode>.uuid=<uuid>, namespace=<namespace-name>.certificate=<certificate-name>, namespace=<namespace-name>.secret=<secret-name>, system.certificate.k8sRootCA | none | none | none | certificate nearing expiry | renew it before it expires: stx certificate list
500.210 | alarm | critical | system.certificate.mode=<mode>.uuid=<uuid>, namespace=<namespace-name>.certificate=<certificate-name>, namespace=<namespace-name>.secret=<secret-name>, system.certificate.k8sRootCA | none | none | none | certificate has expired | renew it now: stx certificate list
500.500 | log | major | host=<hostname>.service=<service> | none | none | none | IMA integrity appraisal failed | -
700.001 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance failed | -
700.002 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance paused | -
700.003 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance suspended | -
700.004 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance stopped | -
700.005 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance rebooting | -
700.006 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance rebuilding | -
700.007 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance evacuating | -
700.008 | alarm | warning | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance live migrating | -
700.009 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance cold migrating | -
700.010 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance cold migrated, confirmation pending | -
700.011 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance cold migration reverting | -
700.012 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance resizing | -
700.013 | alarm | critical | itenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance resized, confirmation pending | -
700.014 | alarm | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | instance resize reverting | -
700.015 | alarm | major | tenant=<tenant-uuid>.instance=<instance-uuid> | all | warning | none | guest heartbeat missing | -
700.016 | alarm | minor | subsystem=vim | all | warning | none | VIM multi-node recovery active | nothing: it goes when the hosts have recovered
700.017 | alarm | minor | server-group<server-group-uuid> | all | none | none | server group policy violated | migrate an instance so that the policy of the group holds again
700.101 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance enabled | -
700.102 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance failed notice | -
700.103 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance create issued | -
700.104 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance create in progress | -
700.105 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance create rejected | -
700.106 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance create cancelled | -
700.107 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance create failed | -
700.108 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance create completed | -
700.109 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance delete issued | -
700.110 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance delete in progress | -
700.111 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance delete rejected | -
700.112 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance delete cancelled | -
700.113 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance delete failed | -
700.114 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance delete completed | -
700.115 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance pause issued | -
700.116 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance pause in progress | -
700.117 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance pause rejected | -
700.118 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance pause cancelled | -
700.119 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance pause failed | -
700.120 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance pause completed | -
700.121 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance unpause issued | -
700.122 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance unpause in progress | -
700.123 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance unpause rejected | -
700.124 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance unpause cancelled | -
700.125 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance unpause failed | -
700.126 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance unpause completed | -
700.127 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance suspend issued | -
700.128 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance suspend in progress | -
700.129 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance suspend rejected | -
700.130 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance suspend cancelled | -
700.131 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance suspend failed | -
700.132 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance suspend completed | -
700.133 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resume issued | -
700.134 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resume in progress | -
700.135 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resume rejected | -
700.136 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resume cancelled | -
700.137 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resume failed | -
700.138 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resume completed | -
700.139 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance start issued | -
700.140 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance start in progress | -
700.141 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance start rejected | -
700.142 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance start cancelled | -
700.143 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance start failed | -
700.144 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance start completed | -
700.145 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance stop issued | -
700.146 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance stop in progress | -
700.147 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance stop rejected | -
700.148 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance stop cancelled | -
700.149 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance stop failed | -
700.150 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance stop completed | -
700.151 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance live-migrate issued | -
700.152 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance live-migrate in progress | -
700.153 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance live-migrate rejected | -
700.154 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance live-migrate cancelled | -
700.155 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance live-migrate failed | -
700.156 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance live-migrate completed | -
700.157 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate issued | -
700.158 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate in progress | -
700.159 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate rejected | -
700.160 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate cancelled | -
700.161 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate failed | -
700.162 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate completed | -
700.163 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-confirm issued | -
700.164 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-confirm in progress | -
700.165 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-confirm rejected | -
700.166 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-confirm cancelled | -
700.167 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-confirm failed | -
700.168 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-confirm completed | -
700.169 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-revert issued | -
700.170 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-revert in progress | -
700.171 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-revert rejected | -
700.172 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-revert cancelled | -
700.173 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-revert failed | -
700.174 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance cold-migrate-revert completed | -
700.175 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance evacuate issued | -
700.176 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance evacuate in progress | -
700.177 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance evacuate rejected | -
700.178 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance evacuate cancelled | -
700.179 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance evacuate failed | -
700.180 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance evacuate completed | -
700.181 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance reboot issued | -
700.182 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance reboot in progress | -
700.183 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance reboot rejected | -
700.184 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance reboot cancelled | -
700.185 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance reboot failed | -
700.186 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance reboot completed | -
700.187 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance rebuild issued | -
700.188 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance rebuild in progress | -
700.189 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance rebuild rejected | -
700.190 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance rebuild cancelled | -
700.191 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance rebuild failed | -
700.192 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance rebuild completed | -
700.193 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize issued | -
700.194 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize in progress | -
700.195 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize rejected | -
700.196 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize cancelled | -
700.197 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize failed | -
700.198 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize completed | -
700.199 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-confirm issued | -
700.200 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-confirm in progress | -
700.201 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-confirm rejected | -
700.202 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-confirm cancelled | -
700.203 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-confirm failed | -
700.204 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-confirm completed | -
700.205 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-revert issued | -
700.206 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-revert in progress | -
700.207 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-revert rejected | -
700.208 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-revert cancelled | -
700.209 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-revert failed | -
700.210 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance resize-revert completed | -
700.211 | log | major | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | guest heartbeat established | -
700.212 | log | major | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | guest heartbeat disconnected | -
700.213 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | guest heartbeat failed | -
700.214 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | instance renamed | -
700.215 | log | critical | tenant=<tenant-uuid>.instance=<instance-uuid> | none | none | none | guest health check failed | -
700.216 | log | critical | subsystem=vim | none | none | none | multi-node recovery entered | -
700.217 | log | critical | subsystem=vim | none | none | none | multi-node recovery exited | -
750.001 | alarm | warning | k8s_application=<appname> | none | none | none | application upload failed | read the reason, then remove it and upload a correct one: stx application show NAME
750.002 | alarm | major | k8s_application=<appname> | all | none | none | application apply failed | read the reason (stx application show NAME), then stx application apply NAME
750.003 | alarm | major | k8s_application=<appname> | all | none | none | application remove failed | read the reason (stx application show NAME), then stx application remove NAME
750.004 | alarm | warning | k8s_application=<appname> | all | warning | none | application apply running | nothing: it goes when the apply has ended
750.005 | alarm | warning | k8s_application=<appname> | all | warning | none | application update running | nothing: it goes when the update has ended
750.006 | alarm | warning | k8s_application=<appname> | none | none | none | application reapply pending | nothing: it is applied again when the system is stable
800.001 | alarm | critical major | cluster=<dist-fs-uuid> | critical | warning | none | ceph cluster health problem | see the health of the cluster (stx health query) and bring its hosts and disks back
800.002 | alarm | warning | image=<image-uuid> instance=<instance-uuid>, tenant=<tenant-uuid> instance=<instance-uuid> | none | none | none | image storage full or corrupted access | free space for images, or check who touched the storage
800.010 | alarm | critical | cluster=<dist-fs-uuid>.peergroup=<group-x> | critical | warning | none | ceph peer group has no OSDs | bring storage hosts of the group into service
800.011 | alarm | major | cluster=<dist-fs-uuid>.peergroup=<group-x> | major | warning | none | ceph peer group lost replication | bring the missing storage hosts of the group into service
800.100 | alarm | major | cinder_io_monitor | none | none | none | cinder IO congestion building | reduce the load on the volumes
800.101 | alarm | critical | cinder_io_monitor | none | warning | none | cinder IO congestion limiting guests | reduce the load on the volumes
800.104 | alarm | critical | storage_backend=<storage-backend-name> | all | major | none | storage backend configuration failed | read the reason (stx storage backend show NAME) and configure it again
800.105 | alarm | major | host=<hostname>.controllerfs=<controllerfs_name> | all | major | none | controller filesystem create or delete failed | read the reason and try again: stx controllerfs list
850.001 | alarm | major | kubernetes=PV-migration-failed | none | none | none | persistent volume migration error | migrate the volumes again by hand
850.002 | alarm | major | kubernetes=k8s-health-check-failed | all | major | none | kubernetes cluster unreachable | check the control plane and the hosts it runs on
900.001 | alarm | minor | host=controller | none | warning | none | legacy patching in progress | nothing: it goes when the patches are installed
900.002 | alarm | major | host=<hostname> | none | warning | none | legacy patch host install failed | look at the logs of the host and install again
900.003 | alarm | warning | host=controller | none | warning | none | obsolete patch present | delete the patch
900.004 | alarm | major | host=<hostname> | all | warning | none | host load version mismatch | reinstall the host with the release the system runs
900.005 | alarm | minor | host=controller | none | warning | none | system upgrade in progress | nothing: it goes when the upgrade has ended
900.006 | alarm | minor | host=controller | none | warning | none | device image update in progress | nothing: it goes when the images are written: stx device image-state list
900.007 | alarm | minor | host=controller | none | warning | none | kubernetes upgrade in progress | nothing: it goes when the upgrade is completed: stx kube upgrade show
900.008 | alarm | minor | host=controller | none | warning | none | kubernetes rootca update in progress | nothing: it goes when the update is completed: stx kube rootca update show
900.009 | alarm | minor | host=controller | none | warning | none | kubernetes rootca update aborted | start the update again and complete it
900.010 | alarm | minor | host=controller | none | warning | none | system config update in progress | nothing: it goes when every host has its configuration
900.011 | alarm | minor | host=<hostname> | none | warning | none | system config update aborted | look at the host and start the update again
900.020 | alarm | warning | host=<hostname> | none | none | none | deploy host done, unlock pending | unlock the host: stx host unlock HOST
900.021 | alarm | major | host=<hostname> | all | warning | none | deploy host failed | look at the software logs of the host, then: stx software deploy host HOST
900.022 | alarm | warning | host=<hostname> | none | none | none | finished deployment awaits delete | delete it: stx software deploy delete
900.023 | alarm | minor | host=controller | none | none | none | software release deploy in progress | complete it: stx software deploy show tells how far it is
900.024 | alarm | warning | host=controller | none | none | none | unavailable release still present | delete the release: stx software list, stx software delete RELEASE
900.101 | alarm | major | orchestration=sw-patch | all | warning | none | software patch auto-apply in progress | legacy patching is gone: see stx orchestration sw-deploy
900.102 | alarm | major | orchestration=sw-patch | all | warning | none | software patch auto-apply aborting | legacy patching is gone: see stx orchestration sw-deploy
900.103 | alarm | critical | orchestration=sw-patch | all | warning | none | software patch auto-apply failed | legacy patching is gone: see stx orchestration sw-deploy
900.111 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply start | -
900.112 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply in progress | -
900.113 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply rejected | -
900.114 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply cancelled | -
900.115 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply failed | -
900.116 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply completed | -
900.117 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply abort | -
900.118 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply aborting | -
900.119 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply abort rejected | -
900.120 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply abort failed | -
900.121 | log | critical | orchestration=sw-patch | none | none | none | software patch auto-apply aborted | -
900.201 | alarm | major | orchestration=sw-deploy | all | warning | none | software deploy auto-apply in progress | nothing: it goes when the strategy has ended: stx orchestration sw-deploy show
900.202 | alarm | major | orchestration=sw-deploy | all | warning | none | software deploy auto-apply aborting | nothing: it goes when the abort has ended: stx orchestration sw-deploy show
900.203 | alarm | critical | orchestration=sw-deploy | all | warning | none | software deploy auto-apply failed | read why (stx orchestration sw-deploy show --error-details), mend it, delete the strategy and create it again
900.211 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply start | -
900.212 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply in progress | -
900.213 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply rejected | -
900.214 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply cancelled | -
900.215 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply failed | -
900.216 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply completed | -
900.217 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply abort | -
900.218 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply aborting | -
900.219 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply abort rejected | -
900.220 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply abort failed | -
900.221 | log | critical | orchestration=sw-deploy | none | none | none | software deploy auto-apply aborted | -
900.231 | alarm | major | orchestration=sw-deploy | all | warning | none | deploy data differs between controllers | wait until both controllers are in service and in step
900.301 | alarm | major | orchestration=fw-update | all | warning | none | firmware update auto-apply in progress | nothing: it goes when the strategy has ended: stx orchestration fw-update show
900.302 | alarm | major | orchestration=fw-update | all | warning | none | firmware update auto-apply aborting | nothing: it goes when the abort has ended: stx orchestration fw-update show
900.303 | alarm | critical | orchestration=fw-update | all | warning | none | firmware update auto-apply failed | read why (stx orchestration fw-update show --error-details), mend it, delete the strategy and create it again
900.311 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply start | -
900.312 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply in progress | -
900.313 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply rejected | -
900.314 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply cancelled | -
900.315 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply failed | -
900.316 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply completed | -
900.317 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply abort | -
900.318 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply aborting | -
900.319 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply abort rejected | -
900.320 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply abort failed | -
900.321 | log | critical | orchestration=fw-update | none | none | none | firmware update auto-apply aborted | -
900.401 | alarm | major | orchestration=kube-upgrade | all | warning | none | kubernetes upgrade auto-apply in progress | nothing: it goes when the strategy has ended: stx orchestration kube-upgrade show
900.402 | alarm | major | orchestration=kube-upgrade | all | warning | none | kubernetes upgrade auto-apply aborting | nothing: it goes when the abort has ended: stx orchestration kube-upgrade show
900.403 | alarm | critical | orchestration=kube-upgrade | all | warning | none | kubernetes upgrade auto-apply failed | read why (stx orchestration kube-upgrade show --error-details), mend it, delete the strategy and create it again
900.411 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply start | -
900.412 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply in progress | -
900.413 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply rejected | -
900.414 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply cancelled | -
900.415 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply failed | -
900.416 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply completed | -
900.417 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply abort | -
900.418 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply aborting | -
900.419 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply abort rejected | -
900.420 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply abort failed | -
900.421 | log | critical | orchestration=kube-upgrade | none | none | none | kubernetes upgrade auto-apply aborted | -
900.501 | alarm | major | orchestration=kube-rootca-update | all | warning | none | kubernetes rootca update auto-apply in progress | nothing: it goes when the strategy has ended: stx orchestration kube-rootca-update show
900.502 | alarm | major | orchestration=kube-rootca-update | all | warning | none | kubernetes rootca update auto-apply aborting | nothing: it goes when the abort has ended: stx orchestration kube-rootca-update show
900.503 | alarm | critical | orchestration=kube-rootca-update | all | warning | none | kubernetes rootca update auto-apply failed | read why (stx orchestration kube-rootca-update show --error-details), mend it, delete the strategy and create it again
900.511 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply start | -
900.512 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply in progress | -
900.513 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply rejected | -
900.514 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply cancelled | -
900.515 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply failed | -
900.516 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply completed | -
900.517 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply abort | -
900.518 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply aborting | -
900.519 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply abort rejected | -
900.520 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply abort failed | -
900.521 | log | critical | orchestration=kube-rootca-update | none | none | none | kubernetes rootca update auto-apply aborted | -
900.601 | alarm | major | orchestration=system-config-update | all | warning | none | system config update auto-apply in progress | nothing: it goes when the strategy has ended: stx orchestration system-config-update show
900.602 | alarm | major | orchestration=system-config-update | all | warning | none | system config update auto-apply aborting | nothing: it goes when the abort has ended: stx orchestration system-config-update show
900.603 | alarm | critical | orchestration=system-config-update | all | warning | none | system config update auto-apply failed | read why (stx orchestration system-config-update show --error-details), mend it, delete the strategy and create it again
900.611 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply start | -
900.612 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply in progress | -
900.613 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply rejected | -
900.614 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply cancelled | -
900.615 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply failed | -
900.616 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply completed | -
900.617 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply abort | -
900.618 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply aborting | -
900.619 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply abort rejected | -
900.620 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply abort failed | -
900.621 | log | critical | orchestration=system-config-update | none | none | none | system config update auto-apply aborted | -
900.701 | alarm | major | host=<hostname> | all | warning | major | kubernetes node tainted | remove the taint, or lock and unlock the host
`
