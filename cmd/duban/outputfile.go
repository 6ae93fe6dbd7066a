package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"

	"duban/model"
)

// mayWrite refuses early what must not be written over.
func (s *session) mayWrite(name string, overwrite bool) error {
	said := s.words.Paper
	info, err := os.Stat(name)
	if err != nil {
		return nil // writing finds out
	}
	for _, own := range []string{s.path, s.path + ".lock"} {
		if ledger, err := os.Stat(own); err == nil && os.SameFile(info, ledger) {
			return &failure{fmt.Sprintf(said.Itself, model.CleanLine(name))}
		}
	}
	switch {
	case info.IsDir():
		return &failure{fmt.Sprintf(said.IsFolder, model.CleanLine(name))}
	case !overwrite:
		return &failure{fmt.Sprintf(said.Exists, model.CleanLine(name))}
	}
	return nil
}

// writeFile writes a file whole or not at all: nobody ever sees a part of it, and
// one that is replaced stays until the new one is on disk. Errors are those of
// the system.
func writeFile(name string, overwrite bool, write func(*bufio.Writer) error) error {
	unfinished := filepath.Join(filepath.Dir(name), fmt.Sprintf(".%s.%d", filepath.Base(name), os.Getpid()))
	file, err := os.OpenFile(unfinished, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(unfinished) }() // there only if it got no name
	out := bufio.NewWriter(file)
	if err = errors.Join(write(out), out.Flush(), file.Sync(), file.Close()); err != nil {
		return err
	}
	if !overwrite {
		// Somebody may have made such a file meanwhile.
		place, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return err
		}
		_ = place.Close()
	}
	return os.Rename(unfinished, name)
}

// fileError tells in the user's language why a file was not written.
func (s *session) fileError(name string, err error) error {
	said := s.words.Paper
	for _, known := range []struct {
		is   error
		said string
	}{
		{fs.ErrExist, said.Exists},
		{fs.ErrNotExist, said.NoFolder},
		{unix.ENOTDIR, said.NoFolder},
		{fs.ErrPermission, said.Denied},
		{unix.EROFS, said.Denied},
		{unix.ENOSPC, said.Full},
		{unix.EDQUOT, said.Full},
	} {
		if errors.Is(err, known.is) {
			return &failure{fmt.Sprintf(known.said, model.CleanLine(name))}
		}
	}
	return &failure{fmt.Sprintf(said.CantWrite, model.CleanLine(name), model.CleanLine(err.Error()))}
}
