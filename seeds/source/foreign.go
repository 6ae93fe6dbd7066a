package source

import (
	"bytes"

	"duban/model"
	"duban/seeds/source/ooxml"
)

// Foreign is a format that is not read as it is.
type Foreign struct {
	Extension string // its usual one
	Target    string // what other programs can convert it to: docx, xlsx or text; "" if to nothing
	Problem   model.DocumentProblem
}

// DetectForeign returns the format of a file that is not read as it is, by its content.
func DetectForeign(data []byte) (Foreign, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("%PDF-")), bytes.HasPrefix(data, []byte("\xef\xbb\xbf%PDF-")):
		return Foreign{"pdf", "text", model.DocumentPDF}, true
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return Foreign{"rtf", "docx", model.DocumentRichText}, true
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")): // an old office format, or an encrypted new one
		return foreignCompound(data), true
	case ooxml.IsArchive(data):
		return foreignArchive(data)
	}
	return Foreign{}, false
}

// foreignCompound distinguishes Word from Excel, and WPS Writer from WPS Spreadsheets,
// which have the same streams, by the stream that is first: those of documents inside the
// document are behind its own.
func foreignCompound(data []byte) Foreign {
	found, first := Foreign{Problem: model.DocumentOldBinary}, len(data)
	for name, foreign := range map[string]Foreign{
		"WordDocument":     {"doc", "docx", model.DocumentOldBinary},
		"Workbook":         {"xls", "xlsx", model.DocumentOldBinary},
		"Book":             {"xls", "xlsx", model.DocumentOldBinary},
		"EncryptedPackage": {Problem: model.DocumentEncrypted}, // an encrypted docx or xlsx
	} {
		var field [64]byte // of a directory entry, in UTF-16
		for i := range len(name) {
			field[2*i] = name[i]
		}
		if at := bytes.Index(data, field[:]); at >= 0 && at < first {
			found, first = foreign, at
		}
	}
	return found
}

func foreignArchive(data []byte) (Foreign, bool) {
	a, err := ooxml.OpenArchive(data)
	if err != nil {
		return Foreign{}, false
	}
	switch kind := a.OpenDocumentKind(); {
	case kind != "" && a.IsEncryptedOpenDocument():
		return Foreign{Problem: model.DocumentEncrypted}, true
	case kind == "text":
		return Foreign{"odt", "docx", model.DocumentOpenDocument}, true
	case kind == "spreadsheet":
		return Foreign{"ods", "xlsx", model.DocumentOpenDocument}, true
	case a.Has("xl/workbook.bin"):
		return Foreign{"xlsb", "xlsx", model.DocumentOldBinary}, true
	}
	return Foreign{}, false
}
