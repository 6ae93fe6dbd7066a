package sheet

import (
	"strings"

	"duban/seeds/source/ooxml"
)

// run is a part of a text with one font: its own, or else the cell's.
type run struct {
	end             int // where it ends in the text
	ownFont, struck bool
}

// richText returns the text of an element with runs, without its phonetic guides, and the
// runs if any has a font of its own.
func richText(x *ooxml.Part) (text string, runs []run) {
	var whole strings.Builder
	runs = addRuns(x, &whole, nil)
	if len(runs) == 1 && !runs[0].ownFont {
		runs = nil
	}
	return whole.String(), runs
}

// addRuns adds the text inside an element to whole, and its runs to those before.
func addRuns(x *ooxml.Part, whole *strings.Builder, runs []run) []run {
	var font run
	for start := range x.Children() {
		switch start.Name.Local {
		case "t":
			whole.WriteString(unescaped(x.Text()))
			if last := len(runs) - 1; last >= 0 && runs[last].ownFont == font.ownFont && runs[last].struck == font.struck {
				runs = runs[:last]
			}
			runs = append(runs, run{whole.Len(), font.ownFont, font.struck})
		case "rPr":
			font.ownFont, font.struck = true, hasStrike(x)
		case "r":
			runs = addRuns(x, whole, runs)
		}
	}
	return runs
}

// hasStrike reports whether a font strikes its text out.
func hasStrike(x *ooxml.Part) (struck bool) {
	for start := range x.Children() {
		if start.Name.Local == "strike" {
			struck = ooxml.IsOn(start)
		}
	}
	return struck
}

// strikesOut reports whether a style strikes out the text of its cells.
func (b *book) strikesOut(style int) bool {
	return 0 <= style && style < len(b.struck) && b.struck[style]
}

// withoutStruck returns what a cell shows without what is struck out, and what is.
func (b *book) withoutStruck(c *cell, shown, text string) (kept, struck string) {
	ofCell := b.strikesOut(c.style)
	if len(c.runs) == 0 {
		if ofCell {
			return "", shown
		}
		return shown, ""
	}
	var texts [2]strings.Builder // kept and struck
	from := 0
	for _, run := range c.runs {
		at := 0
		if run.struck || ofCell && !run.ownFont {
			at = 1
		}
		texts[at].WriteString(text[from:run.end])
		from = run.end
	}
	if texts[1].Len() == 0 {
		return shown, ""
	}
	return b.format(c.style).show(texts[0].String(), true, b.from1904), texts[1].String()
}
