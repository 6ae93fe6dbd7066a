package text

import (
	"slices"
	"strings"

	"duban/seeds/document"
	"duban/seeds/lexicon"
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

// IsPageFurniture reports whether a line belongs to the printed page or web page around
// a plan: recipients of copies, date of printing, editor.
func IsPageFurniture(p document.Phrase) bool {
	if p.Len() > 400 {
		return false
	}
	dense := p.Compact()
	core := dense.TrimAny("[]()·•>»-")
	if core.PrefixOf(0, lexicon.PageFurniture()) > 0 && core.Len() <= 200 {
		return true
	}
	return dense.HasSuffix("印发") && dense.Len() <= 40 && dense.Index("年") > 0 && dense.Index("日") > 0
}

// IsTableFooter reports whether the words are a sum or a note below a table.
func IsTableFooter(p document.Phrase) bool {
	sum := p.Len() <= 4 && p.PrefixOf(0, sums()) > 0
	return sum || p.PrefixOf(0, []string{"注:", "备注:", "说明:", "填表人", "填报人", "审核人", "填表说明"}) > 0
}

// IsFooterRow reports whether a row belongs to no task, but is a sum of those above or a
// note. The word for the sum may be in any cell: below the number, or below the tasks.
func IsFooterRow(filled []document.Phrase) bool {
	return len(filled) > 0 && IsTableFooter(filled[0].Compact()) || slices.ContainsFunc(filled, isSum)
}

// isSum reports whether a cell is the word for a sum: 合计, 全县合计, 小计（3项）.
func isSum(cell document.Phrase) bool {
	if cell.Len() > 20 {
		return false
	}
	p := cell.Compact()
	if open := p.Index("("); open > 0 {
		p = p.Sub(0, open)
	}
	p = p.TrimAny(":")
	return p.Len() <= 4 && p.SuffixOf(sums()) > 0
}

func sums() []string { return []string{"合计", "总计", "小计"} }
