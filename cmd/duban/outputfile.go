package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/store/bolt"
	"duban/store/folder"
)

// mayWrite refuses early what must not be written over.
func (s *session) mayWrite(name string, overwrite bool) error {
	text := s.text.Export
	place, err := folder.Resolve(name)
	if err != nil {
		return s.fileError(name, err)
	}
	info, err := os.Lstat(place)
	if err != nil {
		return nil // writing finds out
	}
	for _, own := range []string{s.path, bolt.LockFile(s.path)} {
		if ledger, err := os.Stat(own); err == nil && os.SameFile(info, ledger) {
			return exit.Failf(text.Itself, model.CleanLine(name))
		}
	}
	switch {
	case info.IsDir():
		return exit.Failf(text.IsFolder, model.CleanLine(name))
	case !info.Mode().IsRegular(): // a device or a pipe, whose place the file would take
		return exit.Failf(text.NoFile, model.CleanLine(name))
	case !overwrite:
		return exit.Failf(text.Exists, model.CleanLine(name))
	}
	return nil
}

// writeFile writes a file whole or not at all: no reader ever sees a part of it, and
// one that is replaced stays until the new one is on disk. Where the user's own link
// leads to a file, it is that one. Nothing is left of it if the process is killed,
// and nothing is written once the context has ended. Errors are those of the system.
func writeFile(ctx context.Context, name string, overwrite bool, write func(*bufio.Writer) error) error {
	place, err := folder.Resolve(name)
	if err != nil {
		return err
	}
	within, err := folder.Open(filepath.Dir(place))
	if err != nil {
		return err
	}
	defer within.Close()
	name = filepath.Base(place)
	file, err := within.NewNameless(folder.ByUmask)
	if err != nil {
		return err
	}
	defer file.Drop()
	out := bufio.NewWriter(interruptible{ctx, file.File})
	if err := errors.Join(write(out), out.Flush(), file.Sync(), ctx.Err()); err != nil {
		return err
	}
	if !overwrite {
		return file.Place(name) // somebody may have made such a file meanwhile
	}
	if replaced, err := within.Stat(name); err == nil {
		if !replaced.Mode.IsRegular() {
			return folder.ErrNotFile
		}
		_ = file.Chmod(replaced.Mode.Perm())
	}
	return file.Replace(name)
}

// interruptible takes what is written until the context ends.
type interruptible struct {
	ctx context.Context
	to  io.Writer
}

func (i interruptible) Write(data []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return i.to.Write(data)
}

// fileError returns, in the user's language, why a file was not written.
func (s *session) fileError(name string, err error) error {
	text := s.text.Export
	for _, known := range []struct {
		is   bool
		line string
	}{
		{errors.Is(err, fs.ErrExist), text.Exists},
		{errors.Is(err, folder.ErrNotFile), text.OthersLink},
		{errors.Is(err, fs.ErrNotExist) || folder.IsNotFolder(err), text.NoFolder},
		{errors.Is(err, fs.ErrPermission) || folder.IsReadOnly(err), text.Denied},
		{folder.IsFull(err), text.Full},
	} {
		if known.is {
			return &exit.Failure{Line: fmt.Sprintf(known.line, model.CleanLine(name))}
		}
	}
	return &exit.Failure{Line: fmt.Sprintf(text.CantWrite, model.CleanLine(name), model.CleanLine(err.Error()))}
}
