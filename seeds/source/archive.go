package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"duban/model"
)

// maxEntries is the largest number of entries of an archive.
const maxEntries = 4000

var (
	errEntries = errors.New("too many files inside")
	errNoPart  = errors.New("the part with the text is missing")
)

// Archive is a zip file whose unpacked size is within MaxUnzipped.
type Archive struct {
	files      map[string]*zip.File
	duplicates map[string]bool // names that occur more than once: such an entry is refused
}

// IsArchive reports whether a file is a zip file.
func IsArchive(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// OpenArchive opens a zip file. Errors are *model.DocumentError.
func OpenArchive(data []byte) (*Archive, error) {
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damagedError(err)
	}
	if len(reader.File) > maxEntries {
		return nil, damagedError(errEntries)
	}
	a := &Archive{map[string]*zip.File{}, map[string]bool{}}
	total := uint64(0)
	for _, file := range reader.File {
		if file.UncompressedSize64 > MaxUnzipped || total+file.UncompressedSize64 > MaxUnzipped {
			return nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: MaxUnzipped}
		}
		total += file.UncompressedSize64
		name := strings.TrimPrefix(strings.ReplaceAll(file.Name, `\`, "/"), "/")
		if a.files[name] != nil {
			a.duplicates[name] = true
		}
		a.files[name] = file
	}
	return a, nil
}

// Has reports whether the archive has an entry.
func (a *Archive) Has(name string) bool { return a.files[name] != nil }

// openDocumentKind returns text or spreadsheet for a file of the OpenDocument format;
// another word, or "", for any other.
func (a *Archive) openDocumentKind() string {
	kind, _ := strings.CutPrefix(a.beginning("mimetype", 100), "application/vnd.oasis.opendocument.")
	return strings.TrimSuffix(strings.TrimSpace(kind), "-template")
}

// isEncryptedOpenDocument reports whether a file of that format has a password.
func (a *Archive) isEncryptedOpenDocument() bool {
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
	file := a.files[name]
	switch {
	case file == nil:
		return nil, damagedError(fmt.Errorf("%s is missing", name))
	case a.duplicates[name]:
		return nil, damagedError(fmt.Errorf("%s is there twice", name))
	case file.Flags&1 != 0:
		return nil, &model.DocumentError{Problem: model.DocumentEncrypted}
	}
	reader, err := file.Open()
	return reader, damagedError(err)
}

// part reads an XML entry with visit, which is called after its root element.
func (a *Archive) part(name string, visit func(*xmlPart) error) (err error) {
	reader, err := a.open(name)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := reader.Close(); err == nil {
			err = damagedError(closeErr)
		}
	}()
	x := newXMLPart(reader)
	if _, err := x.root(); err != nil {
		return damagedError(unexpectedEOF(err))
	}
	if err := visit(x); err != nil {
		return damagedError(err)
	}
	// The checksum is verified only at the end of the entry.
	_, err = io.Copy(io.Discard, reader)
	return damagedError(err)
}

// Root returns the name of the first element of a part; "" if there is no such part,
// or it is no XML.
func (a *Archive) Root(name string) (string, error) {
	if !a.Has(name) || !strings.HasSuffix(name, ".xml") {
		return "", nil
	}
	reader, err := a.open(name)
	if err != nil {
		return "", err
	}
	start, err := newXMLPart(reader).root()
	if err != nil {
		_ = reader.Close()
		return "", damagedError(unexpectedEOF(err))
	}
	return start.Name.Local, damagedError(reader.Close())
}

// Relations returns the targets of a part's relationships by the last word of their
// type: officeDocument, styles, numbering.
func (a *Archive) Relations(name string) (map[string]string, error) {
	return a.relationships(name, func(relation xmlStart) string { return path.Base(attribute(relation, "Type")) })
}

// targets returns the targets of a part's relationships by their Id.
func (a *Archive) targets(name string) (map[string]string, error) {
	return a.relationships(name, func(relation xmlStart) string { return attribute(relation, "Id") })
}

func (a *Archive) relationships(name string, key func(xmlStart) string) (map[string]string, error) {
	folder := path.Dir(name)
	from := path.Join(folder, "_rels", path.Base(name)+".rels")
	if name == "" {
		folder, from = "", "_rels/.rels"
	}
	targets := map[string]string{}
	if !a.Has(from) {
		return targets, nil
	}
	err := a.part(from, func(x *xmlPart) error {
		return x.eachChild(func(relation xmlStart) error {
			target := attribute(relation, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			if key := key(relation); attribute(relation, "TargetMode") != "External" && targets[key] == "" {
				targets[key] = strings.TrimPrefix(target, "/")
			}
			return x.skip()
		})
	})
	return targets, err
}
