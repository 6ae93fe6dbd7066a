package source

import (
	"bytes"

	"duban/model"
	"duban/seeds/source/ooxml"
)

// CheckReadable returns a *model.DocumentError with the kind of a file that can't be
// read, nil if it may be text or is an archive.
func CheckReadable(data []byte) error {
	if foreign, ok := DetectForeign(data); ok {
		return &model.DocumentError{Problem: foreign.Problem}
	}
	for _, known := range []struct {
		problem model.DocumentProblem
		marks   []string
	}{
		{model.DocumentPicture, []string{
			"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*",
			"\x00\x00\x00\x0cjP  ", "\xd7\xcd\xc6\x9a", "\x01\x00\x00\x00\x6c\x00\x00\x00", "BM????\x00\x00\x00\x00", "RIFF????WEBP",
			"????ftypheic", "????ftypheix", "????ftypmif1", "????ftypmsf1", "????ftypavif", // as phones take
		}},
		{model.DocumentUnknown, []string{
			"\x1f\x8b", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", "BZh", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd",
			"\x7fELF", "MZ\x90\x00", "SQLite format 3\x00", "OggS", "%!PS",
		}},
	} {
		for _, mark := range known.marks {
			if begins(data, mark) {
				return &model.DocumentError{Problem: known.problem}
			}
		}
	}
	if !ooxml.IsArchive(data) && isBinary(data) {
		return &model.DocumentError{Problem: model.DocumentUnknown}
	}
	return nil
}

// begins reports whether data begins with a mark, in which ? is any byte.
func begins(data []byte, mark string) bool {
	if len(data) < len(mark) {
		return false
	}
	for i := range len(mark) {
		if mark[i] != '?' && mark[i] != data[i] {
			return false
		}
	}
	return true
}

// isBinary reports whether so many of the first bytes are control characters
// that the file is no text. Of bytes at random a tenth are. UTF-16 is text.
func isBinary(data []byte) bool {
	if isUTF16(data) {
		return false
	}
	data = data[:min(len(data), 8<<10)]
	controls := 0
	for _, b := range data {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' && b != 0x1b && b != 0x1a {
			controls++
		}
	}
	return controls*20 > len(data)
}

// IsWebArchive reports whether a text is a web archive or an XML file: other systems
// export them as .xls and .doc.
func IsWebArchive(text string) bool {
	head := webHead(text)
	return bytes.HasPrefix(head, []byte("mime-version:")) || bytes.HasPrefix(head, []byte("<?xml")) && !bytes.Contains(head, []byte("<html"))
}

// webHead returns the beginning of a text in small letters.
func webHead(text string) []byte {
	return bytes.ToLower(bytes.TrimLeft([]byte(text[:min(len(text), 2<<10)]), " \t\r\n\ufeff"))
}

// IsWebPage reports whether a text is a web page, or a fragment of one: other systems
// export them as .xls and .doc.
func IsWebPage(text string) bool {
	head := webHead(text)
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style", "<div", "<p>", "<p ", "<h1", "<h2", "<h3", "<ol", "<ul", "<tr", "<span", "<!--startfragment"} {
		if bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}
