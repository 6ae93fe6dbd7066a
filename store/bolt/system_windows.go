package bolt

import (
	"io/fs"
	"math"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

// replacesOpenFiles says that a file can be replaced while it is open. On Windows
// it can't, and much less while bbolt has it mapped.
const replacesOpenFiles = false

// openWithoutWaiting is nothing on Windows, where pipes have no place among files.
const openWithoutWaiting = 0

// mayRead reports whether the user may read a file or folder.
func mayRead(path string) bool {
	file, err := os.Open(path)
	if err == nil {
		_ = file.Close()
	}
	return err == nil
}

// mayChange reports whether the user may write to a file; of a folder, only trying
// would show it.
func mayChange(path string) bool {
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return err == nil
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err == nil {
		_ = file.Close()
	}
	return err == nil
}

func groupOf(fs.FileInfo) (group uint32, known bool) { return 0, false }

// spaceIn returns how many bytes the user may still fill in a folder, the largest
// number if the system does not say. The number of files has no bound.
func spaceIn(folder string) (free uint64, noFilesLeft bool) {
	path, err := windows.UTF16PtrFromString(folder)
	if err != nil || windows.GetDiskFreeSpaceEx(path, &free, nil, nil) != nil {
		return math.MaxUint64, false
	}
	return free, false
}

// fileSystemOf returns the name of the file system that the file is on, where it
// matters, and whether it keeps files on another machine.
func fileSystemOf(file *os.File) (name string, network bool) {
	path, err := filepath.Abs(file.Name())
	if err != nil {
		return "", false
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(path) + `\`)
	if err != nil || windows.GetDriveType(root) != windows.DRIVE_REMOTE {
		return "", false
	}
	return "SMB", true
}

// newScratchFile makes a file that is gone when it is closed.
func newScratchFile() (*os.File, error) {
	named, err := os.CreateTemp("", "duban-*")
	if err != nil {
		return nil, err
	}
	path, err := windows.UTF16PtrFromString(named.Name())
	_ = named.Close()
	if err != nil {
		return nil, err
	}
	handle, err := windows.CreateFile(path, windows.GENERIC_READ|windows.GENERIC_WRITE, windows.FILE_SHARE_DELETE, nil,
		windows.TRUNCATE_EXISTING, windows.FILE_ATTRIBUTE_TEMPORARY|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
	if err != nil {
		_ = os.Remove(named.Name())
		return nil, err
	}
	return os.NewFile(uintptr(handle), named.Name()), nil
}
