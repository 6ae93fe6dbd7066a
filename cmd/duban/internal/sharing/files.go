package sharing

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/store/bolt"
	"duban/store/folder"
)

// sharedName is one of the ledger's files: the ledger, its lock, a copy.
type sharedName struct {
	in   *folder.Folder
	name string
}

// shareFiles gives the ledger's files to the group.
func (s *Sharing) shareFiles(within *folder.Folder) error {
	files := []sharedName{{within, filepath.Base(s.Path)}, {within, filepath.Base(bolt.LockFile(s.Path))}}
	copies, err := within.Sub(filepath.Base(bolt.CopiesFolder(s.Path)))
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return s.needsRights(bolt.CopiesFolder(s.Path), err)
	default:
		defer copies.Close()
		if err := s.share(copies.File(), sharedFolder); err != nil {
			return err
		}
		names, err := copies.Names()
		if err != nil {
			return s.needsRights(bolt.CopiesFolder(s.Path), err)
		}
		for _, name := range names {
			files = append(files, sharedName{copies, name})
		}
	}
	return s.shareAll(files)
}

// shareAll leaves alone what has a name elsewhere too: a member could have put a
// name there for somebody else's file.
func (s *Sharing) shareAll(files []sharedName) error {
	names := map[folder.ID]uint64{}
	for _, file := range files {
		if about, err := file.in.Stat(file.name); err == nil {
			names[about.ID]++
		}
	}
	for _, shared := range files {
		file, err := shared.in.OpenFile(shared.name, os.O_RDONLY)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return s.needsRights(shared.in.Path(shared.name), err)
		}
		about, err := folder.Describe(file)
		switch {
		case err != nil:
			err = s.needsRights(file.Name(), err)
		case about.Links > names[about.ID]:
			err = exit.Failf(s.Text.SecondName, model.CleanLine(file.Name()))
		default:
			err = s.share(file, sharedFile)
		}
		_ = file.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// share gives an open file or folder to the group, whatever the umask.
func (s *Sharing) share(file *os.File, wanted fs.FileMode) error {
	info, err := file.Stat()
	if err != nil {
		return s.needsRights(file.Name(), err)
	}
	const compared = fs.ModePerm | fs.ModeSetgid | fs.ModeSetuid | fs.ModeSticky
	if info.Mode()&compared == wanted && groupOf(info) == s.ID {
		return nil
	}
	if groupOf(info) != s.ID {
		if err := file.Chown(-1, s.ID); err != nil {
			return s.needsRights(file.Name(), err)
		}
	}
	// After the group, as giving that away takes the bit off that hands it on.
	if err := file.Chmod(wanted); err != nil {
		return s.needsRights(file.Name(), err)
	}
	mode := "2770"
	if wanted == sharedFile {
		mode = "0660"
	}
	s.did(s.Text.SetRights, file.Name(), mode, s.Group)
	return nil
}

func (s *Sharing) needsRights(path string, err error) error {
	if errors.Is(err, folder.ErrNotFile) {
		return &model.LedgerError{Fault: model.FaultNotFile, Path: path, Err: err}
	}
	return exit.Failf(s.Text.NeedsRights, model.CleanLine(path), model.CleanLine(err.Error()))
}
