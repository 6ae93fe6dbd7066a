package ooxml

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"duban/model"
)

// maxDepth is how deep elements may nest, far deeper than in documents that people
// write.
const maxDepth = 400

var (
	errNesting  = errors.New("elements nest too deep")
	errTypeDecl = errors.New("a document type declaration")
)

// Start is the beginning of an element.
type Start = xml.StartElement

// Part reads one XML part of a file from its beginning to its end, element
// by element: the whole is never in memory.
type Part struct {
	Decoder *xml.Decoder
	depth   int
}

func newXMLPart(r io.Reader) *Part { return &Part{Decoder: xml.NewDecoder(r)} }

// token returns the next token. A document type declaration is refused: only attacks
// have one.
func (x *Part) token() (xml.Token, error) {
	token, err := x.Decoder.Token()
	if err != nil {
		return nil, err
	}
	if _, declares := token.(xml.Directive); declares {
		return nil, errTypeDecl
	}
	return token, nil
}

// root goes to the first element.
func (x *Part) root() (Start, error) {
	for {
		token, err := x.token()
		if err != nil {
			return Start{}, err
		}
		if start, ok := token.(Start); ok {
			return start, nil
		}
	}
}

// EachChild calls visit for every child of the element that was opened last. visit
// reads the child to its end: by eachChild, text or skip.
func (x *Part) EachChild(visit func(Start) error) error {
	if x.depth++; x.depth > maxDepth {
		return errNesting
	}
	defer func() { x.depth-- }()
	for {
		token, err := x.token()
		if err != nil {
			return unexpectedEOF(err)
		}
		switch token := token.(type) {
		case Start:
			if err := visit(token); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// Text returns the characters inside the element that was opened last, without
// those of its children.
func (x *Part) Text() (string, error) {
	var text strings.Builder
	for {
		token, err := x.token()
		if err != nil {
			return "", unexpectedEOF(err)
		}
		switch token := token.(type) {
		case Start:
			if err := x.Skip(); err != nil {
				return "", err
			}
		case xml.CharData:
			text.Write(token)
		case xml.EndElement:
			return text.String(), nil
		}
	}
}

// Skip reads to the end of the element that was opened last.
func (x *Part) Skip() error {
	for depth := 1; depth > 0; {
		token, err := x.token()
		if err != nil {
			return unexpectedEOF(err)
		}
		switch token.(type) {
		case Start:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// unexpectedEOF distinguishes an end inside an element from the end of the part.
func unexpectedEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
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
