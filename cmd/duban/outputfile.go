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
			return &failure{Line: fmt.Sprintf(said.Itself, model.CleanLine(name))}
		}
	}
	switch {
	case info.IsDir():
		return &failure{Line: fmt.Sprintf(said.IsFolder, model.CleanLine(name))}
	case !info.Mode().IsRegular(): // a device or a pipe, whose place the file would take
		return &failure{Line: fmt.Sprintf(said.NoFile, model.CleanLine(name))}
	case !overwrite:
		return &failure{Line: fmt.Sprintf(said.Exists, model.CleanLine(name))}
	}
	return nil
}

// writeFile writes a file whole or not at all: nobody ever sees a part of it, and
// one that is replaced stays until the new one is on disk. Where a link leads to a
// file, it is that one. Nothing is written once the context has ended. Errors are
// those of the system.
func writeFile(ctx context.Context, name string, overwrite bool, write func(*bufio.Writer) error) error {
	if place, err := filepath.EvalSymlinks(name); err == nil {
		name = place
	}
	file, err := newUnfinished(filepath.Dir(name))
	if err != nil {
		return err
	}
	unfinished := file.Name()
	defer func() { _ = os.Remove(unfinished) }() // there only if it got no other name
	if replaced, err := os.Stat(name); err == nil {
		_ = file.Chmod(replaced.Mode().Perm())
	}
	out := bufio.NewWriter(interruptible{ctx, file})
	if err := errors.Join(write(out), out.Flush(), file.Sync(), file.Close(), ctx.Err()); err != nil {
		return err
	}
	if overwrite {
		return os.Rename(unfinished, name)
	}
	// Somebody may have made such a file meanwhile.
	if err := os.Link(unfinished, name); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// Not every file system gives a file two names.
	place, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_ = place.Close()
	return os.Rename(unfinished, name)
}

// newUnfinished makes a file that gets its name when it is whole. What it is called
// until then is short, as that name may be as long as names can be, and new,
// whatever others have put there.
func newUnfinished(folder string) (*os.File, error) {
	for number := 1; ; number++ {
		name := filepath.Join(folder, fmt.Sprintf(".duban-%d-%d", os.Getpid(), number))
		file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
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
			return &failure{Line: fmt.Sprintf(known.said, model.CleanLine(name))}
		}
	}
	return &failure{Line: fmt.Sprintf(said.CantWrite, model.CleanLine(name), model.CleanLine(err.Error()))}
}
