package source

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
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
func Decode(data []byte) (decoded, error) {
	refused := &model.DocumentError{Problem: model.DocumentEncoding}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		if d, ok := decodeUTF8(data[3:]); ok {
			return d, nil
		}
		return decoded{}, refused
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")):
		return decoded{}, refused // UTF-32
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], false)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], true)
	case resemblesUTF16(data, false):
		return decodeUTF16(data, false)
	case resemblesUTF16(data, true):
		return decodeUTF16(data, true)
	}
	data = bytes.TrimRight(data, "\x00\x1a")
	if d, ok := decodeUTF8(data); ok {
		return d, nil
	}
	if !isDamagedUTF8(data) {
		if d, ok := decodeGB18030(data); ok {
			return d, nil
		}
	}
	return decoded{}, refused
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

func decodeUTF16(data []byte, bigEndian bool) (decoded, error) {
	var text strings.Builder
	text.Grow(len(data) * 3 / 2)
	unit := func(i int) rune {
		if bigEndian {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	cut := len(data)%2 == 1
	for i := 0; i+1 < len(data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 >= len(data) {
				cut = true
				break
			}
			r = utf16.DecodeRune(r, unit(i+2))
			i += 2
		}
		if r == utf8.RuneError {
			return decoded{}, &model.DocumentError{Problem: model.DocumentEncoding}
		}
		text.WriteRune(r)
	}
	return decoded{strings.TrimRight(text.String(), "\x00\x1a"), cut}, nil
}

// decodeGB18030 decodes GB18030, which includes GBK and GB 2312. It returns false for
// any other encoding.
func decodeGB18030(data []byte) (decoded, bool) {
	decoder := simplifiedchinese.GB18030.NewDecoder()
	var text strings.Builder
	text.Grow(len(data) * 3 / 2)
	var part [16 << 10]byte
	cut := false
	for len(data) > 0 {
		written, read, err := decoder.Transform(part[:], data, false)
		if bytes.ContainsRune(part[:written], utf8.RuneError) {
			return decoded{}, false
		}
		text.Write(part[:written])
		data = data[read:]
		if errors.Is(err, transform.ErrShortSrc) {
			cut = true
			break
		}
		if err != nil && !errors.Is(err, transform.ErrShortDst) {
			return decoded{}, false
		}
	}
	return decoded{text.String(), cut}, true
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

// resemblesUTF16 reports whether bytes without a mark are unmistakably UTF-16:
// read as such they are nearly all Chinese and ASCII, and there are zero bytes
// among them, which no other text has.
func resemblesUTF16(data []byte, bigEndian bool) bool {
	data = data[:min(len(data), 4<<10)&^1]
	if len(data) < 8 || bytes.IndexByte(data, 0) < 0 {
		return false
	}
	likely := 0
	for i := 0; i < len(data); i += 2 {
		high, low := data[i+1], data[i]
		if bigEndian {
			high, low = low, high
		}
		switch {
		case high == 0 && (low >= ' ' && low < 0x7f || low == '\n' || low == '\r' || low == '\t'),
			high >= 0x4e && high <= 0x9f, high == 0x30, high == 0xff, high == 0x20:
			likely++
		}
	}
	return likely*2*20 >= len(data)*19
}
