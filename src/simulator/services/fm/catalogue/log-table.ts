/** Each log: id | severity | entity type | entity | type | probable cause | affects service | what it means. */
export const logTable = `
200.020 | not-applicable | host | host=<hostname>.event=discovered | other | unspecified-reason | all | host lifecycle event (discovered, added, MNFA)
200.021 | not-applicable | host | host=<hostname>.command=provision | other | unspecified-reason | none | operator or automatic maintenance command
200.022 | not-applicable | host | host=<hostname>.state=disabled | other | unspecified-reason | all | host state or status changed
270.101 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | host compute services failed
270.102 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | host compute services enabled
270.103 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | host compute services disabled
275.001 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | hypervisor state changed
401.001 | critical | service_domain | service_domain=<domain>.service_group=<group>.host=<host_name> | processing-error | unspecified-reason | all | HA service group state changed
401.002 | critical | service_domain | service_domain=<domain>.service_group=<group> | processing-error | unspecified-reason | all | HA service group redundancy lost
401.003 | critical | host | host=<host_name> | processing-error | unspecified-reason | all | license status notice
401.005 | critical | host | host=<host_name>.network=<network> | processing-error | unspecified-reason | all | controller peer communication failure notice
401.007 | critical | host | host=<host_name> | processing-error | unspecified-reason | all | controller switchover performed
500.500 | major | host | host=<hostname>.service=<service> | integrity-violation | information-modification-detected | none | IMA integrity appraisal failed
700.101 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance enabled
700.102 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance failed notice
700.103 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance create issued
700.104 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance create in progress
700.105 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance create rejected
700.106 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance create cancelled
700.107 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance create failed
700.108 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance create completed
700.109 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance delete issued
700.110 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance delete in progress
700.111 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance delete rejected
700.112 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance delete cancelled
700.113 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance delete failed
700.114 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance delete completed
700.115 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance pause issued
700.116 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance pause in progress
700.117 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance pause rejected
700.118 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance pause cancelled
700.119 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance pause failed
700.120 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance pause completed
700.121 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance unpause issued
700.122 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance unpause in progress
700.123 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance unpause rejected
700.124 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance unpause cancelled
700.125 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance unpause failed
700.126 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance unpause completed
700.127 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance suspend issued
700.128 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance suspend in progress
700.129 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance suspend rejected
700.130 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance suspend cancelled
700.131 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance suspend failed
700.132 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance suspend completed
700.133 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resume issued
700.134 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resume in progress
700.135 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resume rejected
700.136 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resume cancelled
700.137 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resume failed
700.138 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resume completed
700.139 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance start issued
700.140 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance start in progress
700.141 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance start rejected
700.142 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance start cancelled
700.143 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance start failed
700.144 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance start completed
700.145 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance stop issued
700.146 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance stop in progress
700.147 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance stop rejected
700.148 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance stop cancelled
700.149 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance stop failed
700.150 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance stop completed
700.151 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance live-migrate issued
700.152 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance live-migrate in progress
700.153 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance live-migrate rejected
700.154 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance live-migrate cancelled
700.155 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance live-migrate failed
700.156 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance live-migrate completed
700.157 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate issued
700.158 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate in progress
700.159 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate rejected
700.160 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate cancelled
700.161 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate failed
700.162 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate completed
700.163 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-confirm issued
700.164 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-confirm in progress
700.165 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-confirm rejected
700.166 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-confirm cancelled
700.167 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-confirm failed
700.168 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-confirm completed
700.169 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-revert issued
700.170 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-revert in progress
700.171 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-revert rejected
700.172 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-revert cancelled
700.173 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-revert failed
700.174 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance cold-migrate-revert completed
700.175 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance evacuate issued
700.176 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance evacuate in progress
700.177 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance evacuate rejected
700.178 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance evacuate cancelled
700.179 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance evacuate failed
700.180 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance evacuate completed
700.181 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance reboot issued
700.182 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance reboot in progress
700.183 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance reboot rejected
700.184 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance reboot cancelled
700.185 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance reboot failed
700.186 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance reboot completed
700.187 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance rebuild issued
700.188 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance rebuild in progress
700.189 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance rebuild rejected
700.190 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance rebuild cancelled
700.191 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance rebuild failed
700.192 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance rebuild completed
700.193 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize issued
700.194 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize in progress
700.195 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize rejected
700.196 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize cancelled
700.197 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize failed
700.198 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize completed
700.199 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-confirm issued
700.200 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-confirm in progress
700.201 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-confirm rejected
700.202 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-confirm cancelled
700.203 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-confirm failed
700.204 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-confirm completed
700.205 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-revert issued
700.206 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-revert in progress
700.207 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-revert rejected
700.208 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-revert cancelled
700.209 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-revert failed
700.210 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance resize-revert completed
700.211 | major | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | guest heartbeat established
700.212 | major | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | guest heartbeat disconnected
700.213 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | guest heartbeat failed
700.214 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | instance renamed
700.215 | critical | tenant | tenant=<tenant-uuid>.instance=<instance-uuid> | equipment | unspecified-reason | none | guest health check failed
700.216 | critical | subsystem | subsystem=vim | equipment | unspecified-reason | none | multi-node recovery entered
700.217 | critical | subsystem | subsystem=vim | equipment | unspecified-reason | none | multi-node recovery exited
900.111 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply start
900.112 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply in progress
900.113 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply rejected
900.114 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply cancelled
900.115 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply failed
900.116 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply completed
900.117 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply abort
900.118 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply aborting
900.119 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply abort rejected
900.120 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply abort failed
900.121 | critical | orchestration | orchestration=sw-patch | equipment | unspecified-reason | none | software patch auto-apply aborted
900.211 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply start
900.212 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply in progress
900.213 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply rejected
900.214 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply cancelled
900.215 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply failed
900.216 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply completed
900.217 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply abort
900.218 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply aborting
900.219 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply abort rejected
900.220 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply abort failed
900.221 | critical | orchestration | orchestration=sw-deploy | equipment | unspecified-reason | none | software deploy auto-apply aborted
900.311 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply start
900.312 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply in progress
900.313 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply rejected
900.314 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply cancelled
900.315 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply failed
900.316 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply completed
900.317 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply abort
900.318 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply aborting
900.319 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply abort rejected
900.320 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply abort failed
900.321 | critical | orchestration | orchestration=fw-update | equipment | unspecified-reason | none | firmware update auto-apply aborted
900.411 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply start
900.412 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply in progress
900.413 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply rejected
900.414 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply cancelled
900.415 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply failed
900.416 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply completed
900.417 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply abort
900.418 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply aborting
900.419 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply abort rejected
900.420 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply abort failed
900.421 | critical | orchestration | orchestration=kube-upgrade | equipment | unspecified-reason | none | kubernetes upgrade auto-apply aborted
900.511 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply start
900.512 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply in progress
900.513 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply rejected
900.514 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply cancelled
900.515 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply failed
900.516 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply completed
900.517 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply abort
900.518 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply aborting
900.519 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply abort rejected
900.520 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply abort failed
900.521 | critical | orchestration | orchestration=kube-rootca-update | equipment | unspecified-reason | none | kubernetes rootca update auto-apply aborted
900.611 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply start
900.612 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply in progress
900.613 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply rejected
900.614 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply cancelled
900.615 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply failed
900.616 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply completed
900.617 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply abort
900.618 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply aborting
900.619 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply abort rejected
900.620 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply abort failed
900.621 | critical | orchestration | orchestration=system-config-update | equipment | unspecified-reason | none | system config update auto-apply aborted
`
