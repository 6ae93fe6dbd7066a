package folder

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// Folder is an open folder.
type Folder struct {
	file *os.File
	path string
}

// Open opens a folder by its path, following links.
func Open(path string) (*Folder, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: path, Err: windows.ERROR_DIRECTORY}
	}
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	return &Folder{file, path}, nil
}

// Sub opens a folder in the folder. It does not follow a link.
func (f *Folder) Sub(name string) (*Folder, error) {
	info, err := f.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode.IsDir() {
		return nil, f.failed("open", name, ErrNotFile)
	}
	return Open(f.Path(name))
}

// Names returns the names in the folder.
func (f *Folder) Names() ([]string, error) {
	listed, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = listed.Close() }()
	return listed.Readdirnames(-1)
}

// Stat describes the file with the name. It does not follow a link.
func (f *Folder) Stat(name string) (Info, error) {
	file, err := f.openWith(name, windows.FILE_READ_ATTRIBUTES, windows.OPEN_EXISTING, windows.FILE_FLAG_BACKUP_SEMANTICS)
	if err != nil {
		return Info{}, f.failed("stat", name, err)
	}
	defer func() { _ = file.Close() }()
	info, err := Describe(file)
	return info, f.failed("stat", name, err)
}

// Describe describes an open file.
func Describe(file Descriptor) (Info, error) {
	var info windows.ByHandleFileInformation
	if err := windows.GetFileInformationByHandle(windows.Handle(file.Fd()), &info); err != nil {
		return Info{}, err
	}
	mode := fs.FileMode(0o666)
	if info.FileAttributes&windows.FILE_ATTRIBUTE_READONLY != 0 {
		mode = 0o444
	}
	switch {
	case info.FileAttributes&windows.FILE_ATTRIBUTE_REPARSE_POINT != 0:
		mode |= fs.ModeSymlink
	case info.FileAttributes&windows.FILE_ATTRIBUTE_DIRECTORY != 0:
		mode |= fs.ModeDir | 0o111
	}
	return Info{
		ID:       ID{uint64(info.VolumeSerialNumber), uint64(info.FileIndexHigh)<<32 | uint64(info.FileIndexLow)},
		Mode:     mode,
		Size:     int64(info.FileSizeHigh)<<32 | int64(info.FileSizeLow),
		Modified: time.Unix(0, info.LastWriteTime.Nanoseconds()),
		Links:    uint64(info.NumberOfLinks),
	}, nil
}

// OpenFile opens an existing regular file, to read it, or with os.O_RDWR to write it
// too. For anything else the error is ErrNotFile.
func (f *Folder) OpenFile(name string, flag int) (*os.File, error) {
	file, err := f.openWith(name, accessOf(flag), windows.OPEN_EXISTING, 0)
	if err != nil {
		if info, failed := f.Stat(name); failed == nil && !info.Mode.IsRegular() {
			err = ErrNotFile // the system does not open a folder as a file
		}
		return nil, f.failed("open", name, err)
	}
	return f.regular(file, name)
}

// create creates a file with the access rights of the folder. It is always opened for
// writing, as its mode could not be set otherwise.
func (f *Folder) create(name string, _ int, _ uint32) (*os.File, error) {
	file, err := f.openWith(name, windows.GENERIC_READ|windows.GENERIC_WRITE, windows.CREATE_NEW, 0)
	if err != nil {
		return nil, f.failed("open", name, err)
	}
	return file, nil
}

func accessOf(flag int) uint32 {
	if flag&(os.O_RDWR|os.O_WRONLY) != 0 {
		return windows.GENERIC_READ | windows.GENERIC_WRITE
	}
	return windows.GENERIC_READ
}

// openWith opens a file that can be renamed and removed while it is open.
func (f *Folder) openWith(name string, access, how, flags uint32) (*os.File, error) {
	path, err := windows.UTF16PtrFromString(f.Path(name))
	if err != nil {
		return nil, err
	}
	const shared = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	handle, err := windows.CreateFile(path, access, shared, nil, how,
		windows.FILE_ATTRIBUTE_NORMAL|windows.FILE_FLAG_OPEN_REPARSE_POINT|flags, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(handle), f.Path(name)), nil
}

// MakeSub creates a folder and opens it.
func (f *Folder) MakeSub(name string) (*Folder, error) {
	if err := os.Mkdir(f.Path(name), 0o700); err != nil {
		return nil, err
	}
	return f.Sub(name)
}

// Remove removes a name that is not a folder's.
func (f *Folder) Remove(name string) error {
	info, err := f.Stat(name)
	if err != nil {
		return err
	}
	if info.Mode.IsDir() {
		return f.failed("remove", name, ErrNotFile)
	}
	return retried(func() error { return os.Remove(f.Path(name)) })
}

// Link gives a file another name, in another folder. If the name is in use, the
// error is fs.ErrExist.
func (f *Folder) Link(name string, into *Folder, to string) error {
	return os.Link(f.Path(name), into.Path(to))
}

// Sync does nothing: Windows writes the names in a folder by itself, and renaming a
// file waits for that.
func (f *Folder) Sync() error { return nil }

func (f *Folder) createNameless(uint32) (*os.File, error) { return nil, errors.ErrUnsupported }

func (f *Folder) linkNameless(*os.File, string) error { return errors.ErrUnsupported }

func reopenNameless(*os.File) (*os.File, error) { return nil, errors.ErrUnsupported }

// renameNew renames a file to a name that is not in use.
func (f *Folder) renameNew(from, to string) error { return f.move(from, to, 0) }

func (f *Folder) rename(from, to string) error {
	return f.move(from, to, windows.MOVEFILE_REPLACE_EXISTING)
}

func (f *Folder) move(from, to string, flags uint32) error {
	source, err := windows.UTF16PtrFromString(f.Path(from))
	if err != nil {
		return f.failed("rename", from, err)
	}
	target, err := windows.UTF16PtrFromString(f.Path(to))
	if err != nil {
		return f.failed("rename", from, err)
	}
	return f.failed("rename", from, retried(func() error {
		return windows.MoveFileEx(source, target, flags|windows.MOVEFILE_WRITE_THROUGH)
	}))
}

// How long to try again where another program, such as one that looks for viruses,
// has a file open for a moment.
const (
	retryFor   = 2 * time.Second
	retryEvery = 20 * time.Millisecond
)

func retried(call func() error) error {
	deadline := time.Now().Add(retryFor)
	for {
		err := call()
		isOpen := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !isOpen || time.Now().After(deadline) {
			return err
		}
		time.Sleep(retryEvery)
	}
}

// follow returns where a link leads; empty if the name is not that of a link.
func (f *Folder) follow(name string) (string, error) {
	link, err := f.Stat(name)
	if err != nil || link.Mode&fs.ModeSymlink == 0 {
		return "", nil //nolint:nilerr // nothing is there to follow
	}
	target, err := os.Readlink(f.Path(name))
	if err != nil {
		return "", nil //nolint:nilerr // a file that is kept elsewhere and fetched when it is opened
	}
	return target, nil
}
