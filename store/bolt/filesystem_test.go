package bolt

import "testing"

func TestNetworkKinds(t *testing.T) {
	for kind, wanted := range map[string]string{
		"nfs": "NFS", "NFS": "NFS", "nfs4": "NFS", "oldnfs": "NFS", "smbfs": "SMB", "cifs": "SMB",
		"webdav": "webdav", "afpfs": "afpfs", "fusefs.sshfs": "fusefs.sshfs", "9p": "9p",
	} {
		if name, network := networkKind(kind); name != wanted || !network {
			t.Errorf("%s is %q, network %t", kind, name, network)
		}
	}
	for kind, wanted := range map[string]string{
		"apfs": "", "hfs": "", "ufs": "", "zfs": "", "exfat": "", "tmpfs": "", "ntfs": "", "macfuse": fuse, "fusefs": fuse,
	} {
		if name, network := networkKind(kind); name != wanted || network {
			t.Errorf("%s is %q, network %t", kind, name, network)
		}
	}
}
