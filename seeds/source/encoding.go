package source

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"duban/model"
)

// decoded is the text of a file.
type decoded struct {
	Text      string
	truncated bool // the file ends in the middle of a character, which is dropped
}

// Warnings returns a warning for each place where the file is damaged.
func (d decoded) Warnings() []model.Warning {
	if !d.truncated && !strings.ContainsRune(d.Text, utf8.RuneError) {
		return nil
	}
	var warnings []model.Warning
	number := 0
	for line := range strings.SplitSeq(EvenLines(d.Text), "\n") {
		number++
		if strings.ContainsRune(line, utf8.RuneError) {
			warnings = append(warnings, model.Warning{Line: number, Text: Shortened(line), Why: model.WhyUnreadable})
		}
	}
	if d.truncated {
		last := strings.TrimRight(d.Text, "\n\r ")
		warnings = append(warnings, model.Warning{Line: number, Text: Shortened(last[strings.LastIndexByte(last, '\n')+1:]), Why: model.WhyCutShort})
	}
	return warnings
}

// Decode finds the encoding of a text: by its mark, else UTF-8 if the whole
// file is, else GB18030. Other data is refused, as a wrong guess would give other
// words. A file that was cut inside its last character is still read.
func Decode(data []byte) (d decoded, err error) {
	ok := false
	marked, hasMark := bytes.CutPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case hasMark:
		d, ok = decodeUTF8(marked)
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")): // UTF-32
	case isUTF16(data):
		d, ok = decodeBy(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), data)
	default:
		data = bytes.TrimRight(data, "\x00\x1a")
		if d, ok = decodeUTF8(data); !ok && !isDamagedUTF8(data) && bytes.IndexByte(data, 0) < 0 {
			d, ok = decodeBy(simplifiedchinese.GB18030, data) // which includes GBK and GB 2312
		}
	}
	if !ok {
		return decoded{}, &model.DocumentError{Problem: model.DocumentEncoding}
	}
	return d, nil
}

func decodeUTF8(data []byte) (decoded, bool) {
	data = bytes.TrimRight(data, "\x00\x1a")
	complete := len(data)
	for back := 1; back < utf8.UTFMax && back <= len(data); back++ {
		if tail := data[len(data)-back:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				complete -= back
			}
			break
		}
	}
	if !utf8.Valid(data[:complete]) {
		return decoded{}, false
	}
	return decoded{string(data[:complete]), complete < len(data)}, true
}

// decodeBy decodes a text. It returns false if the text has another encoding.
func decodeBy(scheme encoding.Encoding, data []byte) (decoded, bool) {
	decoder := scheme.NewDecoder()
	var text strings.Builder
	text.Grow(len(data) * 3 / 2)
	var part [16 << 10]byte
	cut := false
	for len(data) > 0 && !cut {
		written, read, err := decoder.Transform(part[:], data, false)
		cut = errors.Is(err, transform.ErrShortSrc)
		if bytes.ContainsRune(part[:written], utf8.RuneError) || err != nil && !cut && !errors.Is(err, transform.ErrShortDst) {
			return decoded{}, false
		}
		text.Write(part[:written])
		data = data[read:]
	}
	return decoded{strings.TrimRight(text.String(), "\x00\x1a"), cut}, true
}

// isDamagedUTF8 reports whether nearly all bytes are UTF-8. Decoded as GB18030 they
// would give other characters.
func isDamagedUTF8(data []byte) bool {
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 2:
			good += size
		}
		data = data[size:]
	}
	return good > bad*2
}

// isUTF16 reports whether bytes have the mark of UTF-16.
func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}
