package bolt

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// fileSystemOf returns the name of the file system that the file is on, where
// it matters, and whether it keeps files on another machine.
func fileSystemOf(file *os.File) (name string, network bool) {
	var stat unix.Statfs_t
	if err := unix.Fstatfs(int(file.Fd()), &stat); err != nil {
		return "", false // nothing is known against it
	}
	if uint32(stat.Type) == unix.FUSE_SUPER_MAGIC {
		var status unix.Stat_t
		mounts, err := os.ReadFile("/proc/self/mountinfo")
		if err != nil || unix.Fstat(int(file.Fd()), &status) != nil {
			return fuse, false
		}
		return fuseSystem(mounts, unix.Major(status.Dev), unix.Minor(status.Dev))
	}
	return fileSystem(stat.Type)
}

// fileSystem describes a type that statfs(2) returns.
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
	}
	return "", false
}

// fuseSystem looks up the mount of a device in the form of
// /proc/self/mountinfo, which proc(5) describes: the device is the third field,
// the type follows a lone dash. statfs(2) has one number for all that
// FUSE provides, disks and other machines.
func fuseSystem(mounts []byte, major, minor uint32) (name string, network bool) {
	device := fmt.Sprintf("%d:%d", major, minor)
	for line := range bytes.Lines(mounts) {
		before, after, _ := strings.Cut(string(line), " - ")
		fields, kinds := strings.Fields(before), strings.Fields(after)
		if len(fields) < 3 || fields[2] != device || len(kinds) == 0 {
			continue
		}
		switch kind := strings.TrimPrefix(kinds[0], "fuse."); kind {
		case "fuseblk": // a disk
			return "", false
		case "sshfs", "rclone", "s3fs", "goofys", "gcsfuse", "blobfuse", "blobfuse2", "curlftpfs", "smbnetfs",
			"fuse-nfs", "glusterfs", "ceph-fuse", "juicefs", "gvfsd-fuse", "vmhgfs-fuse":
			return kind, true
		case "fuse": // davfs2 gives only its address
			return fuse, len(kinds) > 1 && strings.Contains(kinds[1], "://")
		}
	}
	return fuse, false
}
