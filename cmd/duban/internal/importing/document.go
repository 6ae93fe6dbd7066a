package importing

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"duban/model"
)

// StandardInput is the name of a document that is read from standard input.
const StandardInput = "-"

// maxDocument is how much of a document is looked at: more than any that is
// taken, little enough to never fill the memory.
const maxDocument = 64<<20 + 1

// Document is the content of a file that is to be read as a plan.
type Document struct {
	name       string
	data       []byte
	conversion *conversion // that the data is of; nil if it is what the file holds
}

// Size returns how many bytes it has.
func (d Document) Size() int { return len(d.data) }

// Bytes returns its content.
func (d Document) Bytes() []byte { return d.data }

// Open reads a file, or standard input, into memory, and has it converted if its format
// is not read as it is. Errors are *model.DocumentError, or that of ctx.
func (r *Reader) Open(ctx context.Context, name string) (Document, error) {
	if name == StandardInput {
		data, err := io.ReadAll(io.LimitReader(r.Stdin, maxDocument))
		if err != nil {
			return Document{}, &model.DocumentError{Problem: model.DocumentIO, Err: err}
		}
		return r.converted(ctx, Document{name: name, data: data})
	}
	file, err := regular(name)
	if err != nil {
		return Document{}, err
	}
	if last := r.last.of(name, file); last != nil {
		return Document{name: name, data: last.data, conversion: last}, nil
	}
	data, err := content(name, file.Size())
	if err != nil {
		return Document{}, err
	}
	d, err := r.converted(ctx, Document{name: name, data: data})
	var refused *model.DocumentError
	if errors.As(err, &refused) {
		refused.Path = name
	}
	if d.conversion != nil {
		d.conversion.file = file
		r.last.keep(d.conversion)
	}
	return d, err
}

// regular describes a file that can be read as a document.
func regular(name string) (fs.FileInfo, error) {
	file, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, explainDocument(name, err)
	case file.IsDir():
		return nil, &model.DocumentError{Problem: model.DocumentIsDirectory, Path: name}
	case !file.Mode().IsRegular():
		return nil, &model.DocumentError{Problem: model.DocumentUnknown, Path: name}
	}
	return file, nil
}

// content returns what a file of about that size holds.
func content(name string, size int64) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, explainDocument(name, err)
	}
	defer func() { _ = file.Close() }()
	var data bytes.Buffer
	data.Grow(int(min(size, maxDocument)) + bytes.MinRead) // or it would be copied as it grows
	if _, err := data.ReadFrom(io.LimitReader(file, maxDocument)); err != nil {
		return nil, explainDocument(name, err)
	}
	return data.Bytes(), nil
}

func explainDocument(name string, err error) error {
	problem := model.DocumentIO
	switch {
	case errors.Is(err, fs.ErrNotExist):
		problem = model.DocumentMissing
	case errors.Is(err, fs.ErrPermission):
		problem = model.DocumentPermission
	}
	return &model.DocumentError{Problem: problem, Path: name, Err: err}
}
