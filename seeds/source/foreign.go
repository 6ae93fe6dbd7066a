package source

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode/utf16"

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
	case isCompound(data):
		return foreignCompound(data), true
	case ooxml.IsArchive(data):
		return foreignArchive(data)
	}
	return Foreign{}, false
}

// foreignCompound distinguishes Word from Excel, and WPS Writer from WPS Spreadsheets,
// which have the same streams.
func foreignCompound(data []byte) Foreign {
	streams := rootStreams(data)
	switch {
	case slices.Contains(streams, "WordDocument"):
		return Foreign{"doc", "docx", model.DocumentOldBinary}
	case slices.Contains(streams, "Workbook"), slices.Contains(streams, "Book"):
		return Foreign{"xls", "xlsx", model.DocumentOldBinary}
	case bytes.Contains(data, encryptedPackage()):
		return Foreign{Problem: model.DocumentEncrypted}
	}
	return Foreign{Problem: model.DocumentOldBinary}
}

// encryptedPackage is the name of the stream that holds an encrypted docx or xlsx.
func encryptedPackage() (name []byte) {
	for _, unit := range utf16.Encode([]rune("EncryptedPackage")) {
		name = append(name, byte(unit), byte(unit>>8))
	}
	return name
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

// Sizes of an OLE compound file, in bytes.
const (
	compoundHeader = 512
	compoundEntry  = 128
	maxEntriesSeen = 10_000
)

// rootStreams returns the names of what an OLE compound file holds at its top. Documents
// inside the document, whose streams have the same names, are not among them.
func rootStreams(data []byte) []string {
	if len(data) < compoundHeader {
		return nil
	}
	shift := binary.LittleEndian.Uint16(data[30:])
	if shift != 9 && shift != 12 {
		return nil
	}
	c := compound{data, 1 << shift}
	var directory []byte
	sector := binary.LittleEndian.Uint32(data[48:])
	for len(directory) < maxEntriesSeen*compoundEntry {
		content := c.sector(sector)
		if content == nil {
			break
		}
		directory = append(directory, content...)
		sector = c.next(sector)
	}
	if len(directory) < compoundEntry {
		return nil
	}
	var names []string
	pending := []uint32{binary.LittleEndian.Uint32(directory[76:])} // the first child of the root
	for seen := 0; len(pending) > 0 && seen < maxEntriesSeen; seen++ {
		at := uint64(pending[len(pending)-1]) * compoundEntry
		pending = pending[:len(pending)-1]
		if at+compoundEntry > uint64(len(directory)) {
			continue
		}
		entry := directory[at : at+compoundEntry]
		var name []uint16
		for i := 0; i < 64; i += 2 {
			unit := binary.LittleEndian.Uint16(entry[i:])
			if unit == 0 {
				break
			}
			name = append(name, unit)
		}
		names = append(names, string(utf16.Decode(name)))
		pending = append(pending, binary.LittleEndian.Uint32(entry[68:]), binary.LittleEndian.Uint32(entry[72:]))
	}
	return names
}

// compound is an OLE compound file: sectors in chains.
type compound struct {
	data []byte
	size int // of a sector
}

// sector returns the content of a sector; nil if there is none.
func (c compound) sector(number uint32) []byte {
	from := (uint64(number) + 1) * uint64(c.size)
	if from+uint64(c.size) > uint64(len(c.data)) {
		return nil
	}
	return c.data[from : from+uint64(c.size)]
}

// next returns the number of the sector after another one, of those that the header's own
// part of the table covers: the directory is among the first.
func (c compound) next(number uint32) uint32 {
	const none, inHeader = 0xffffffff, 109
	each := uint32(c.size / 4)
	if number/each >= inHeader {
		return none
	}
	table := c.sector(binary.LittleEndian.Uint32(c.data[76+4*(number/each):]))
	if table == nil {
		return none
	}
	return binary.LittleEndian.Uint32(table[4*(number%each):])
}
