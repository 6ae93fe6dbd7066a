package ooxml

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"duban/model"
)

// maxDepth is how deep elements may nest, far deeper than in documents that people
// write.
const maxDepth = 400

var (
	errNesting  = errors.New("elements nest too deep")
	errTypeDecl = errors.New("a document type declaration")
	errEncoding = errors.New("an encoding that parts can't have")
)

// Start is the beginning of an element.
type Start = xml.StartElement

// Part reads one XML part of a file from its beginning to its end, element by element: the
// whole is never in memory. After an error it has no more elements; Open returns the error.
type Part struct {
	Decoder *xml.Decoder
	open    int // elements, which are inside each other
	err     error
}

// newPart reads XML in UTF-8, or in UTF-16 with its mark: other encodings are not allowed in
// parts.
func newPart(r io.Reader) *Part {
	buffered := bufio.NewReader(r)
	r = buffered
	if mark, _ := buffered.Peek(2); string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		r = unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Reader(buffered)
	}
	decoder := xml.NewDecoder(r)
	decoder.CharsetReader = func(name string, decoded io.Reader) (io.Reader, error) {
		if strings.EqualFold(name, "utf-16") {
			return decoded, nil
		}
		return nil, fmt.Errorf("%w: %s", errEncoding, name)
	}
	return &Part{Decoder: decoder}
}

// Fail ends the reading with an error, if there is one.
func (x *Part) Fail(err error) { x.err = cmp.Or(x.err, err) }

// next returns the next token, nil after an error. A document type declaration is refused:
// only attacks have one.
func (x *Part) next() xml.Token {
	if x.err != nil {
		return nil
	}
	token, err := x.Decoder.Token()
	switch token.(type) {
	case Start:
		if x.open++; x.open > maxDepth {
			err = errNesting
		}
	case xml.EndElement:
		x.open--
	case xml.Directive:
		err = errTypeDecl
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	x.err = err
	return token
}

// root goes to the first element.
func (x *Part) root() (first Start) {
	for x.err == nil && x.open == 0 {
		first, _ = x.next().(Start)
	}
	return first
}

// Children returns the children of the element that was opened last. What the loop does not
// read of a child is skipped.
func (x *Part) Children() iter.Seq[Start] {
	return func(yield func(Start) bool) {
		level := x.open
		for x.err == nil && x.open >= level {
			start, ok := x.next().(Start)
			if ok && !yield(start) {
				return
			}
			for x.err == nil && x.open > level {
				x.next()
			}
		}
	}
}

// Text returns the characters inside the element that was opened last, without
// those of its children.
func (x *Part) Text() string {
	var text strings.Builder
	for level := x.open; x.err == nil && x.open >= level; {
		if part, ok := x.next().(xml.CharData); ok && x.open == level {
			text.Write(part)
		}
	}
	return text.String()
}

// Attribute returns an attribute's value, whatever its namespace; empty if the
// element has none.
func Attribute(start Start, name string) string {
	for _, attr := range start.Attr {
		if attr.Name.Local == name {
			return attr.Value
		}
	}
	return ""
}

// Number returns an attribute as a number, otherwise if it is none.
func Number(start Start, name string, otherwise int) int {
	if value, err := strconv.Atoi(Attribute(start, name)); err == nil {
		return value
	}
	return otherwise
}

// IsOn returns the value of an on/off element, which is on by default.
func IsOn(start Start) bool {
	switch Attribute(start, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// DamagedError wraps an error as a DocumentError with DocumentDamaged. A DocumentError
// is returned as it is.
func DamagedError(err error) error {
	var refused *model.DocumentError
	if err == nil || errors.As(err, &refused) {
		return err
	}
	return &model.DocumentError{Problem: model.DocumentDamaged, Err: err}
}
