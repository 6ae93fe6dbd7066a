package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"duban/seeds/source/ooxml"
)

// book is what the sheets of a workbook share.
type book struct {
	strings  []string       // the shared texts
	runs     map[int][]run  // of the shared texts that have several fonts
	styles   []int          // the number format of each style
	fonts    []bool         // whether each font strikes its text out
	struck   []bool         // whether each style does
	formats  map[int]string // the codes of the workbook's own formats
	from1904 bool           // days are counted from 1904
	shown    map[int]numberFormat
}

// readBook reads the shared texts and the styles. main is the name of the workbook's part.
func readBook(a *ooxml.Archive, main string, from1904 bool) (*book, error) {
	relations, err := a.Relations(main)
	if err != nil {
		return nil, err
	}
	b := &book{runs: map[int][]run{}, formats: map[int]string{}, from1904: from1904, shown: map[int]numberFormat{}}
	for name, read := range map[string]func(*ooxml.Part){"sharedStrings": b.readStrings, "styles": b.readStyles} {
		path := relations[name]
		if !a.Has(path) {
			path = "xl/" + name + ".xml"
		}
		if !a.Has(path) {
			continue
		}
		if err := a.Open(path, read); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *book) readStrings(x *ooxml.Part) {
	for range x.Children() {
		text, runs := richText(x)
		if runs != nil {
			b.runs[len(b.strings)] = runs
		}
		b.strings = append(b.strings, text)
	}
}

// unescaped returns a text with the characters that XML can't hold, written as _x000D_.
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`).ReplaceAllStringFunc(text, func(code string) string {
		number, _ := strconv.ParseUint(code[2:6], 16, 16) // the pattern has only such digits
		return string(rune(number))
	})
}

func (b *book) readStyles(x *ooxml.Part) {
	for part := range x.Children() {
		for start := range x.Children() {
			switch part.Name.Local {
			case "numFmts":
				b.formats[ooxml.Number(start, "numFmtId", -1)] = ooxml.Attribute(start, "formatCode")
			case "fonts":
				b.fonts = append(b.fonts, hasStrike(x))
			case "cellXfs":
				font := ooxml.Number(start, "fontId", 0)
				b.struck = append(b.struck, 0 <= font && font < len(b.fonts) && b.fonts[font])
				b.styles = append(b.styles, ooxml.Number(start, "numFmtId", 0))
			}
		}
	}
}

// format returns the format of a style; nil if it has none.
func (b *book) format(style int) numberFormat {
	if style < 0 || style >= len(b.styles) || b.styles[style] == 0 {
		return nil
	}
	format, known := b.shown[style]
	if !known {
		code, own := b.formats[b.styles[style]]
		if !own {
			code = builtInFormat(b.styles[style])
		}
		format = parseFormat(code)
		b.shown[style] = format
	}
	return format
}

// The formats of the system's dates.
const (
	shortDate = "yyyy/m/d"
	longDate  = `yyyy"年"m"月"d"日"`
)

// builtInFormat returns the code of a format that workbooks name by its number alone, as it
// is in a Chinese program; "" if there is none.
func builtInFormat(id int) string {
	const (
		yearMonth, monthDay = `yyyy"年"m"月"`, `m"月"d"日"`
		minutes, seconds    = `上午/下午h"时"mm"分"`, `上午/下午h"时"mm"分"ss"秒"`
	)
	codes := [...]string{
		1: "0", "0.00", "#,##0", "#,##0.00",
		9: "0%", "0.00%",
		14: shortDate, "d-mmm-yy", "d-mmm", "mmm-yy", "h:mm AM/PM", "h:mm:ss AM/PM", "hh:mm", "hh:mm:ss", shortDate + " hh:mm",
		27: yearMonth, monthDay, monthDay, shortDate, longDate, `h"时"mm"分"`, `h"时"mm"分"ss"秒"`, minutes, seconds, yearMonth,
		"#,##0", "#,##0", "#,##0.00", "#,##0.00", "#,##0", "#,##0", "#,##0.00", "#,##0.00", "mm:ss",
		49: "@", yearMonth, monthDay, yearMonth, monthDay, monthDay, minutes, seconds, yearMonth, monthDay,
	}
	if id < 0 || id >= len(codes) {
		return ""
	}
	return codes[id]
}
