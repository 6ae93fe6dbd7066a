// Package ooxml opens the parts of docx and xlsx files: zip files of XML.
package ooxml

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"duban/model"
)

// MaxUnzipped is the largest size of a file once it is unpacked, in bytes.
const MaxUnzipped = 64 << 20

// maxEntries is the largest number of entries of an archive.
const maxEntries = 4000

var (
	errEntries = errors.New("too many files inside")
	// ErrNoPart is returned where the part with the content is missing.
	ErrNoPart = errors.New("the part with the text is missing")
)

// Archive is a zip file whose unpacked size is within MaxUnzipped. Names of entries are the
// same in capital and small letters (ECMA-376, part 2, 6.2.2).
type Archive struct {
	files      map[string]*zip.File // by names in small letters
	duplicates map[string]bool      // names that occur more than once: such an entry is refused
}

// IsArchive reports whether a file is a zip file.
func IsArchive(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// OpenArchive opens a zip file. Errors are *model.DocumentError.
func OpenArchive(data []byte) (*Archive, error) {
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, DamagedError(err)
	}
	if len(reader.File) > maxEntries {
		return nil, DamagedError(errEntries)
	}
	a := &Archive{map[string]*zip.File{}, map[string]bool{}}
	total := uint64(0)
	for _, file := range reader.File {
		if file.UncompressedSize64 > MaxUnzipped || total+file.UncompressedSize64 > MaxUnzipped {
			return nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: MaxUnzipped}
		}
		total += file.UncompressedSize64
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(file.Name, `\`, "/"), "/"))
		if a.files[name] != nil {
			a.duplicates[name] = true
		}
		a.files[name] = file
	}
	return a, nil
}

// Has reports whether the archive has an entry.
func (a *Archive) Has(name string) bool { return a.files[strings.ToLower(name)] != nil }

// Size returns the size of an entry once it is unpacked, in bytes.
func (a *Archive) Size(name string) int {
	return int(a.files[strings.ToLower(name)].UncompressedSize64) //nolint:gosec // bounded by MaxUnzipped
}

// OpenDocumentKind returns text or spreadsheet for a file of the OpenDocument format;
// another word, or "", for any other.
func (a *Archive) OpenDocumentKind() string {
	kind, _ := strings.CutPrefix(a.beginning("mimetype", 100), "application/vnd.oasis.opendocument.")
	return strings.TrimSuffix(strings.TrimSpace(kind), "-template")
}

// IsEncryptedOpenDocument reports whether a file of that format has a password.
func (a *Archive) IsEncryptedOpenDocument() bool {
	return strings.Contains(a.beginning("META-INF/manifest.xml", 1<<20), "encryption-data")
}

// beginning returns the first bytes of an entry; "" if it can't be read.
func (a *Archive) beginning(name string, limit int64) string {
	reader, err := a.open(name)
	if err != nil {
		return ""
	}
	defer func() { _ = reader.Close() }()
	data, _ := io.ReadAll(io.LimitReader(reader, limit))
	return string(data)
}

// open opens an entry. Reading ends at its declared size and verifies its checksum.
func (a *Archive) open(name string) (io.ReadCloser, error) {
	file := a.files[strings.ToLower(name)]
	switch {
	case file == nil:
		return nil, DamagedError(fmt.Errorf("%s is missing", name))
	case a.duplicates[strings.ToLower(name)]:
		return nil, DamagedError(fmt.Errorf("%s is there twice", name))
	case file.Flags&1 != 0:
		return nil, &model.DocumentError{Problem: model.DocumentEncrypted}
	}
	reader, err := file.Open()
	return reader, DamagedError(err)
}

// Open reads an XML entry with visit, which is called after its root element.
func (a *Archive) Open(name string, visit func(*Part)) error {
	reader, err := a.open(name)
	if err != nil {
		return err
	}
	x := newPart(reader)
	x.root()
	visit(x)
	if x.err == nil { // the checksum is verified only at the end of the entry
		_, x.err = io.Copy(io.Discard, reader)
	}
	return DamagedError(cmp.Or(x.err, reader.Close()))
}

// Root returns the name of the first element of a part; "" if there is no such part,
// or it is no XML.
func (a *Archive) Root(name string) (string, error) {
	if !a.Has(name) || !strings.EqualFold(path.Ext(name), ".xml") {
		return "", nil
	}
	reader, err := a.open(name)
	if err != nil {
		return "", err
	}
	x := newPart(reader)
	start := x.root()
	return start.Name.Local, DamagedError(cmp.Or(x.err, reader.Close()))
}

// Relations returns the targets of a part's relationships by the last word of their
// type: officeDocument, styles, numbering.
func (a *Archive) Relations(name string) (map[string]string, error) {
	return a.relationships(name, func(relation Start) string { return path.Base(Attribute(relation, "Type")) })
}

// Targets returns the targets of a part's relationships by their Id.
func (a *Archive) Targets(name string) (map[string]string, error) {
	return a.relationships(name, func(relation Start) string { return Attribute(relation, "Id") })
}

func (a *Archive) relationships(name string, key func(Start) string) (map[string]string, error) {
	folder := path.Dir(name)
	from := path.Join(folder, "_rels", path.Base(name)+".rels")
	if name == "" {
		folder, from = "", "_rels/.rels"
	}
	targets := map[string]string{}
	if !a.Has(from) {
		return targets, nil
	}
	err := a.Open(from, func(x *Part) {
		for relation := range x.Children() {
			target := strings.ReplaceAll(Attribute(relation, "Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			if key := key(relation); Attribute(relation, "TargetMode") != "External" && targets[key] == "" {
				targets[key] = strings.TrimPrefix(target, "/")
			}
		}
	})
	return targets, err
}
