package bolt

import (
	"os"

	"golang.org/x/sys/unix"

	"duban/model"
)

// refuseNetwork refuses a file that is kept on another machine: there, locks
// and maps of memory are not to be trusted.
func refuseNetwork(file *os.File) error {
	var about unix.Statfs_t
	if err := unix.Fstatfs(int(file.Fd()), &about); err != nil {
		return nil // nothing is known against it
	}
	if _, network := fileSystem(about.Type); network {
		return &model.LedgerError{Fault: model.FaultNetworkFS}
	}
	return nil
}

// fileSystem returns the name of a type that statfs(2) tells, where it matters,
// and whether it keeps files on another machine.
func fileSystem(kind int64) (name string, network bool) {
	switch uint32(kind) { // the numbers are 32 bits, and signed on some machines
	case unix.NFS_SUPER_MAGIC:
		return "NFS", true
	case unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC:
		return "SMB", true
	case unix.NCP_SUPER_MAGIC:
		return "NCP", true
	case unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC:
		return "AFS", true
	case unix.CODA_SUPER_MAGIC:
		return "Coda", true
	case unix.FUSE_SUPER_MAGIC:
		return "FUSE", false // sshfs and the like, but disks as well
	}
	return "", false
}
