package main

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// groupOf returns the number of the group that a file belongs to; -1 if nobody
// knows.
func groupOf(info os.FileInfo) int {
	if about, known := info.Sys().(*syscall.Stat_t); known {
		return int(about.Gid)
	}
	return -1
}

// share gives a file or folder to the group, whatever the umask; one that is not
// there is no matter. A link is never followed: members of the group could have
// put one there that leads to somebody else's file.
func (s *sharing) share(path string) error {
	file, err := os.OpenFile(path, os.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return s.needsRights(path, err)
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return s.needsRights(path, err)
	}
	wanted := sharedFile
	switch {
	case info.IsDir():
		wanted = sharedFolder
	case !info.Mode().IsRegular():
		return s.needsRights(path, syscall.EINVAL)
	}
	const compared = fs.ModePerm | fs.ModeSetgid | fs.ModeSetuid | fs.ModeSticky
	if info.Mode()&compared == wanted && groupOf(info) == s.id {
		return nil
	}
	if groupOf(info) != s.id {
		if err := file.Chown(-1, s.id); err != nil {
			return s.needsRights(path, err)
		}
	}
	// After the group, as giving that away takes the bit off that hands it on.
	if err := file.Chmod(wanted); err != nil {
		return s.needsRights(path, err)
	}
	said := "2770"
	if wanted == sharedFile {
		said = "0660"
	}
	s.did(s.words.Box.SetRights, path, said, s.group)
	return nil
}
