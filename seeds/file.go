package seeds

import (
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
	"duban/seeds/source/web"
	"duban/seeds/source/word"
)

// file is an opened file: an archive of XML, or else a text.
type file struct {
	archive *ooxml.Archive
	main    string // the part with its content
	root    string // the name of that part's outermost element
	text    string
	damage  []model.Warning // characters that could not be decoded
}

// open opens the bytes of a file, whatever it is called.
func open(data []byte) (file, error) {
	if len(data) > source.MaxUnzipped {
		return file{}, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxUnzipped}
	}
	if err := source.CheckReadable(data); err != nil {
		return file{}, err
	}
	if ooxml.IsArchive(data) {
		return openArchive(data)
	}
	d, err := source.Decode(data)
	if err != nil {
		return file{}, err
	}
	if len(d.Text) > source.MaxText || hasTooManyCells(d.Text) {
		return file{}, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText}
	}
	return file{text: d.Text, damage: d.Warnings()}, nil
}

func openArchive(data []byte) (f file, err error) {
	if f.archive, err = ooxml.OpenArchive(data); err != nil {
		return f, err
	}
	targets, err := f.archive.Relations("")
	if err != nil {
		return f, err
	}
	f.main = targets["officeDocument"]
	f.root, err = f.archive.Root(f.main)
	switch {
	case err != nil || f.root == "document" || f.root == "workbook":
		return f, err
	case f.archive.Has("OFD.xml"):
		return f, &model.DocumentError{Problem: model.DocumentOFD}
	}
	return f, &model.DocumentError{Problem: model.DocumentUnknown}
}

// kind returns the format of a file: docx, xlsx, html or text.
func (f file) kind() string {
	switch {
	case f.root == "workbook":
		return "xlsx"
	case f.root == "document":
		return "docx"
	case source.IsWebPage(f.text), source.IsWebArchive(f.text):
		return "html"
	}
	return "text"
}

// blocks returns the paragraphs and rows of a Word document or web page, and warnings about
// what is left out of them.
func (f file) blocks(reader *source.Reader) ([]document.Block, []model.Warning, error) {
	switch {
	case f.archive != nil:
		return word.Read(reader, f.archive, f.main)
	case source.IsWebArchive(f.text):
		return nil, nil, &model.DocumentError{Problem: model.DocumentWebPage}
	case source.IsWebPage(f.text):
		return web.Read(reader, f.text)
	}
	return nil, nil, nil
}

// hasTooManyCells reports whether a text has more separators than MaxCells: each cell
// takes memory, even an empty one.
func hasTooManyCells(text string) bool {
	cells := 0
	for _, separator := range []string{"|", "｜", ",", ";", "\t"} {
		cells += strings.Count(text, separator)
	}
	return cells > document.MaxCells
}
