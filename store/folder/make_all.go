package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// MakeAll creates a folder and those above it, as os.MkdirAll does, and writes their
// names to disk: a power cut must not take a folder with files that were saved in it.
func MakeAll(path string, mode fs.FileMode) error {
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &fs.PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	above := filepath.Dir(path)
	if above != path {
		if err := MakeAll(above, mode); err != nil {
			return err
		}
	}
	if err := os.Mkdir(path, mode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncPath(above)
}

// syncPath writes the names in a folder to disk. It is no error if the user may not read
// the folder.
func syncPath(path string) error {
	folder, err := Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Sync(); !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}
