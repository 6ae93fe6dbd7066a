// Package output writes the files that the user names: whole or not at all, and none
// in the place of the ledger.
package output

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
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/store/bolt"
	"duban/store/folder"
)

// File is a file to write. Its errors are in the user's language.
type File struct {
	Name      string
	Overwrite bool
	Ledger    string // its path, which is no place for another file
	Text      text.Export
}

// Check refuses early what must not be written over.
func (f File) Check() error {
	place, err := folder.Resolve(f.Name)
	if err != nil {
		return f.Explain(err)
	}
	info, err := os.Lstat(place)
	if err != nil {
		return nil // writing finds out
	}
	for _, own := range []string{f.Ledger, bolt.LockFile(f.Ledger)} {
		if ledger, err := os.Stat(own); err == nil && os.SameFile(info, ledger) {
			return exit.Failf(f.Text.Itself, model.CleanLine(f.Name))
		}
	}
	switch {
	case info.IsDir():
		return exit.Failf(f.Text.IsFolder, model.CleanLine(f.Name))
	case !info.Mode().IsRegular(): // a device or a pipe, whose place the file would take
		return exit.Failf(f.Text.NoFile, model.CleanLine(f.Name))
	case !f.Overwrite:
		return exit.Failf(f.Text.Exists, model.CleanLine(f.Name))
	}
	return nil
}

// Exists reports whether a file has the name that is not the ledger and may be replaced.
func (f File) Exists() bool {
	replacing := f
	replacing.Overwrite = true
	place, err := folder.Resolve(f.Name)
	if err != nil {
		return false
	}
	_, err = os.Lstat(place)
	return err == nil && replacing.Check() == nil
}

// Write writes the file whole or not at all: no reader ever sees a part of it, and
// one that is replaced stays until the new one is on disk. Where the user's own link
// leads to a file, it is that one. Nothing is left of it if the process is killed,
// and nothing is written once the context has ended, whose error it then is.
func (f File) Write(ctx context.Context, write func(*bufio.Writer) error) error {
	err := f.write(ctx, write)
	if err == nil || ctx.Err() != nil {
		return err
	}
	return f.Explain(err)
}

func (f File) write(ctx context.Context, write func(*bufio.Writer) error) error {
	place, err := folder.Resolve(f.Name)
	if err != nil {
		return err
	}
	within, err := folder.Open(filepath.Dir(place))
	if err != nil {
		return err
	}
	defer within.Close()
	name := filepath.Base(place)
	file, err := within.NewNameless(folder.ByUmask)
	if err != nil {
		return err
	}
	defer file.Drop()
	out := bufio.NewWriter(interruptible{ctx, file.File})
	if err := errors.Join(write(out), out.Flush(), file.Sync(), ctx.Err()); err != nil {
		return err
	}
	if !f.Overwrite {
		return file.Place(name) // fails if such a file was made meanwhile
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

// Explain returns, in the user's language, why the file was not written.
func (f File) Explain(err error) error {
	for _, known := range []struct {
		is   bool
		line string
	}{
		{errors.Is(err, fs.ErrExist), f.Text.Exists},
		{errors.Is(err, folder.ErrNotFile), f.Text.OthersLink},
		{errors.Is(err, fs.ErrNotExist) || folder.IsNotFolder(err), f.Text.NoFolder},
		{errors.Is(err, fs.ErrPermission) || folder.IsReadOnly(err), f.Text.Denied},
		{folder.IsFull(err), f.Text.Full},
	} {
		if known.is {
			return &exit.Failure{Line: fmt.Sprintf(known.line, model.CleanLine(f.Name))}
		}
	}
	return &exit.Failure{Line: fmt.Sprintf(f.Text.CantWrite, model.CleanLine(f.Name), model.CleanLine(err.Error()))}
}
