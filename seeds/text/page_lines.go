package text

import (
	"strings"

	"duban/seeds/document"
	"duban/seeds/numbering"
)

// IsTableFrame reports whether a line is only the frame of a table drawn with box
// characters.
func IsTableFrame(p document.Phrase) bool {
	drawn := false
	for _, c := range p.Glyphs {
		r := c.Raw()
		if r < 0x2500 || r > 0x257f {
			if !document.IsBlank(c.Plain()) && c.Plain() != '-' && c.Plain() != '|' {
				return false
			}
			continue
		}
		drawn = drawn || r != '│' && r != '┃' && r != '║'
	}
	return drawn
}

// IsPageNumber reports whether a line is only a page number: — 3 —, 第3页 共9页.
func IsPageNumber(p document.Phrase) bool {
	if p.Len() > 16 {
		return false
	}
	inner := p.TrimAny("- ·")
	if _, length := numbering.Digits(inner, 0, 4); length > 0 && length == inner.Len() && p.At(0) == '-' && p.HasSuffix("-") {
		return true
	}
	return p.At(0) == '第' && p.Index("页") > 0 && strings.Trim(p.Plain(), "第共页, /0123456789一二三四五六七八九十") == ""
}

// WithoutPageNumber drops a page number at the end of a line, after a bracket or sentence:
// …(财务科) 第 1 页 共 3 页.
func WithoutPageNumber(p document.Phrase) document.Phrase {
	p = p.TrimAny(" ")
	if p.Last() != '页' {
		return p
	}
	for i := p.Len() - 3; i > 0 && p.Len()-i <= 16; i-- {
		if p.At(i) == '第' && IsPageNumber(p.Sub(i, p.Len())) && numbering.IsEnded(p.Sub(0, i).TrimAny(" ")) {
			return p.Sub(0, i).TrimAny(" ")
		}
	}
	return p
}
