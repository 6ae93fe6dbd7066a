package bolt

import (
	"os"
	"strings"

	"duban/model"
)

// refuseNetwork refuses a file that is kept on another machine: there, locks
// and maps of memory are not to be trusted.
func refuseNetwork(file *os.File) error {
	if _, network := fileSystemOf(file); network {
		return &model.LedgerError{Fault: model.FaultNetworkFS}
	}
	return nil
}

// networkKind returns what a kind of file system is called, as BSD, macOS and Windows
// name it, and whether it keeps files on another machine.
func networkKind(kind string) (name string, network bool) {
	switch strings.ToLower(kind) {
	case "nfs", "oldnfs", "nfs4":
		return "NFS", true
	case "smbfs", "cifs", "smb":
		return "SMB", true
	case "webdav", "davfs", "afpfs", "afs", "ncpfs", "nwfs", "coda", "ftp", "9p", "p9fs", "fusefs.sshfs":
		return strings.ToLower(kind), true
	case "fusefs", "macfuse", "osxfuse", "fuse":
		return fuse, false
	}
	return "", false
}

// fuse is the name of a file system that a program provides, and that is local
// as far as can be known.
const fuse = "FUSE"
