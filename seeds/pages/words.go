package pages

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// word is a word with its place on a page, in points from its upper left corner.
type word struct {
	left, right, top, bottom float64
	text                     string
}

func (w word) middle() float64 { return (w.top + w.bottom) / 2 }
func (w word) center() float64 { return (w.left + w.right) / 2 }

// page is the words of a page. em is the width of a Chinese character of most of them.
type page struct {
	words []word
	em    float64
}

// parse reads what pdftotext -bbox writes.
func parse(data []byte) []page {
	var pages []page
	tokens := html.NewTokenizer(bytes.NewReader(data))
	var open *word
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return measured(pages)
		case html.StartTagToken:
			token := tokens.Token()
			switch {
			case token.Data == "page":
				pages = append(pages, page{})
			case token.Data == "word" && len(pages) > 0:
				open = &word{
					left: number(token, "xmin"), right: number(token, "xmax"), top: number(token, "ymin"), bottom: number(token, "ymax"),
				}
			}
		case html.TextToken:
			if open != nil {
				open.text += tokens.Token().Data
			}
		case html.EndTagToken:
			if open == nil {
				continue
			}
			if open.text = strings.TrimSpace(open.text); open.text != "" && open.left < open.right && open.top < open.bottom {
				last := &pages[len(pages)-1]
				last.words = append(last.words, *open)
			}
			open = nil
		}
	}
}

// number returns an attribute; 0 if it is none, or is beyond any page.
func number(token html.Token, name string) float64 {
	const largest = 1e5
	for _, attribute := range token.Attr {
		if attribute.Key == name {
			if value, err := strconv.ParseFloat(attribute.Val, 64); err == nil && value > -largest && value < largest {
				return value
			}
		}
	}
	return 0
}

// measured sets the size of the characters of each page.
func measured(pages []page) []page {
	for i := range pages {
		var widths []float64
		for _, w := range pages[i].words {
			if count := utf8.RuneCountInString(w.text); isWide(w.text) {
				widths = append(widths, (w.right-w.left)/float64(count))
			}
		}
		slices.Sort(widths)
		pages[i].em = 10
		if len(widths) > 0 {
			pages[i].em = max(widths[len(widths)/2], 1)
		}
	}
	return pages
}

// isWide reports whether a word is of Chinese characters alone.
func isWide(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < 0x2e80 })
}

// line is the words of a page beside each other, from left to right.
type line []word

func (l line) top() float64 {
	return slices.MinFunc(l, func(a, b word) int { return cmp.Compare(a.top, b.top) }).top
}

func (l line) bottom() float64 {
	return slices.MaxFunc(l, func(a, b word) int { return cmp.Compare(a.bottom, b.bottom) }).bottom
}

// lines returns the words in lines, from top to bottom.
func (p page) lines() []line {
	words := slices.Clone(p.words)
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.middle(), b.middle()) })
	var lines []line
	for _, w := range words {
		if last := len(lines) - 1; last >= 0 && w.middle()-lines[last][0].middle() < p.em*0.3 {
			lines[last] = append(lines[last], w)
			continue
		}
		lines = append(lines, line{w})
	}
	for _, l := range lines {
		slices.SortStableFunc(l, func(a, b word) int { return cmp.Compare(a.left, b.left) })
	}
	return lines
}

// segments returns the parts of a line that are apart from each other.
func (l line) segments(em float64) []line {
	var parts []line
	for i, w := range l {
		if i == 0 || w.left-l[i-1].right > em*0.6 {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], w)
	}
	return parts
}

// joined returns words as one text. The space that programs leave between Chinese
// characters and digits is none.
func joined(words []word) string {
	var text strings.Builder
	for i, w := range words {
		if i > 0 && isNarrowEnd(words[i-1].text, true) && isNarrowEnd(w.text, false) {
			text.WriteByte(' ')
		}
		text.WriteString(w.text)
	}
	return text.String()
}

// isNarrowEnd reports whether a word ends, or begins, with a character that is not Chinese.
func isNarrowEnd(text string, end bool) bool {
	r, _ := utf8.DecodeRuneInString(text)
	if end {
		r, _ = utf8.DecodeLastRuneInString(text)
	}
	return r < 0x2e80
}
