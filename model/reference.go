package model

import (
	"slices"
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
			keep(Reference{ReferenceDocument, issuerCode(text[before:place], before > 0) + number})
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
// 〔2021〕12号, with blanks or in full width too; empty if none.
func leadingNumber(text string) string {
	rest, bracketed := leadingBrackets(text)
	if len(bracketed) != len("2021") || !strings.HasPrefix(bracketed, "19") && !strings.HasPrefix(bracketed, "20") {
		return ""
	}
	rest = strings.TrimPrefix(trimBlanks(rest), "第")
	number, rest := leadingDigits(trimBlanks(rest))
	rest = trimBlanks(rest)
	if number == "" || len(number) > 6 || !strings.HasPrefix(rest, "号") {
		return ""
	}
	return text[:len(text)-len(rest)+len("号")]
}

// leadingBrackets returns the digits in the brackets that a text begins with, and what is
// behind them; no digits if there are none.
func leadingBrackets(text string) (rest, digits string) {
	opening, size := utf8.DecodeRuneInString(text)
	closing, known := map[rune]string{'〔': "〕", '[': "]", '［': "］", '【': "】", '(': ")", '（': "）", '﹝': "﹞", '〈': "〉", '<': ">"}[opening]
	if !known {
		return text, ""
	}
	digits, rest = leadingDigits(trimBlanks(text[size:]))
	if rest = trimBlanks(rest); !strings.HasPrefix(rest, closing) {
		return text, ""
	}
	return strings.TrimPrefix(rest, closing), digits
}

// leadingDigits returns the digits that a text begins with in half width.
func leadingDigits(text string) (digits, rest string) {
	for place, r := range text {
		if r = HalfWidth(r); r < '0' || r > '9' {
			return digits, text[place:]
		}
		digits += string(r)
	}
	return digits, ""
}

func trimBlanks(text string) string { return strings.TrimLeft(text, " \u3000\u00a0") }

// DocumentNumber returns what a person types as a document number, if it can be one: that
// of a year, 江卫办〔2021〕8号, or another one with brackets or 第 and 号, 文〔1〕 and
// 令第8号. The error is a *RuleError.
func DocumentNumber(typed string) (string, error) {
	typed = strings.TrimSpace(CleanLine(typed))
	if isPlainNumber(typed) {
		return typed, nil
	}
	return onlyReference(typed, ReferenceDocument, RuleReference)
}

// isPlainNumber reports whether a text is a document number without a year in brackets.
func isPlainNumber(typed string) bool {
	if utf8.RuneCountInString(typed) > maxDocumentNumber {
		return false
	}
	before, rest := cutLetters(typed)
	if behind, digits := leadingBrackets(rest); digits != "" && before != "" {
		number, behind := leadingDigits(strings.TrimPrefix(behind, "第"))
		return behind == "" || behind == "号" && number != ""
	}
	serial, isNumbered := strings.CutSuffix(typed, "号")
	head := strings.TrimRightFunc(serial, unicode.IsDigit)
	return isNumbered && head != serial && utf8.RuneCountInString(head) > 1 && slices.ContainsFunc([]string{"第", "字", "令", "函", "-", "－", "—"}, func(mark string) bool {
		return strings.HasSuffix(head, mark)
	})
}

// cutLetters cuts a text behind the letters that it begins with.
func cutLetters(text string) (letters, rest string) {
	rest = strings.TrimLeftFunc(text, unicode.IsLetter)
	return text[:len(text)-len(rest)], rest
}

// maxDocumentNumber is how many characters a document number may have.
const maxDocumentNumber = 40

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
