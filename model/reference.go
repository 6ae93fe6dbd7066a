package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ReferenceKind says what a note refers to.
type ReferenceKind string

// The kinds of references.
const (
	ReferenceDocument ReferenceKind = "document" // a document number (文号)
	ReferenceLink     ReferenceKind = "link"
)

// Reference is a document number or a link in the text of a note.
type Reference struct {
	Kind ReferenceKind `json:"kind"`
	Text string        `json:"text"`
}

// References finds the document numbers and links of a text, in order and each
// once: 粤卫办〔2021〕12号, whatever the brackets, and https://example.org/a.
func References(text string) []Reference {
	var found []Reference
	seen := map[Reference]bool{}
	keep := func(reference Reference) {
		if !seen[reference] {
			seen[reference] = true
			found = append(found, reference)
		}
	}
	before := 0 // where what can belong to a number begins
	for place := 0; place < len(text); {
		rest := text[place:]
		if link := leadingLink(rest); link != "" {
			keep(Reference{ReferenceLink, link})
			place += len(link)
			before = place
			continue
		}
		if number := leadingNumber(rest); number != "" {
			keep(Reference{ReferenceDocument, issuerCode(text[before:place]) + number})
			place += len(number)
			before = place
			continue
		}
		_, size := utf8.DecodeRuneInString(rest)
		place += size
	}
	return found
}

// leadingLink returns the link that a text begins with; empty if none.
func leadingLink(text string) string {
	lower := strings.ToLower(text[:min(len(text), len("https://"))])
	scheme := ""
	for _, known := range []string{"https://", "http://"} {
		if strings.HasPrefix(lower, known) {
			scheme = known
		}
	}
	if scheme == "" {
		return ""
	}
	end := len(scheme)
	for end < len(text) && '!' <= text[end] && text[end] <= '~' && !strings.ContainsRune("<>\"", rune(text[end])) {
		end++
	}
	link := strings.TrimRight(text[:end], ".,;:!?'")
	if !strings.Contains(link, "(") {
		link = strings.TrimRight(link, ")")
	}
	if len(link) <= len(scheme) {
		return ""
	}
	return link
}

// leadingNumber returns the year and number that a text begins with, as in
// 〔2021〕12号; empty if none.
func leadingNumber(text string) string {
	opening, size := utf8.DecodeRuneInString(text)
	closing, known := map[rune]string{'〔': "〕", '[': "]", '［': "］", '【': "】", '(': ")", '（': "）", '﹝': "﹞"}[opening]
	if !known {
		return ""
	}
	year, rest := leadingDigits(text[size:])
	if len(year) != len("2021") || !strings.HasPrefix(rest, closing) {
		return ""
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, closing), "第")
	number, rest := leadingDigits(rest)
	if number == "" || len(number) > 6 || !strings.HasPrefix(rest, "号") {
		return ""
	}
	return text[:len(text)-len(rest)+len("号")]
}

func leadingDigits(text string) (digits, rest string) {
	end := 0
	for end < len(text) && '0' <= text[end] && text[end] <= '9' {
		end++
	}
	return text[:end], text[end:]
}

// maxIssuerCode is how many characters the part of a document number before its
// year may have, as in 国办公开办函.
const maxIssuerCode = 12

// issuerCode returns the issuer's part of a document number, which a text ends
// with: the adjacent Chinese characters, without a word that only introduces
// the number.
func issuerCode(text string) string {
	start, count := len(text), 0
	for start > 0 && count < maxIssuerCode {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		start -= size
		count++
	}
	mark := text[start:]
	for _, leading := range []string{"文号", "根据", "依据", "按照", "参见", "转发", "印发", "发文", "见", "按", "以", "和", "及", "为", "是"} {
		if _, after, found := strings.Cut(mark, leading); found {
			mark = after
		}
	}
	return mark
}

// DocumentNumber returns what a person types as a document number, if it is
// nothing else. The error is a *RuleError.
func DocumentNumber(typed string) (string, error) {
	return onlyReference(typed, ReferenceDocument, RuleReference)
}

// Link returns what a person types as a link, if it is nothing else. The error
// is a *RuleError.
func Link(typed string) (string, error) {
	return onlyReference(typed, ReferenceLink, RuleLink)
}

func onlyReference(typed string, kind ReferenceKind, rule Rule) (string, error) {
	typed = strings.TrimSpace(CleanLine(typed))
	found := References(typed)
	if len(found) != 1 || found[0] != (Reference{kind, typed}) {
		return "", &RuleError{Rule: rule, Text: typed}
	}
	return typed, nil
}
