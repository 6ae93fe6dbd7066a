package layout

import (
	"duban/seeds/document"
	"duban/seeds/numbering"
)

// splitAtWideBlanks returns the parts of a line between two or more blanks.
func splitAtWideBlanks(p document.Phrase) []document.Phrase {
	return phrasesOf(segments(document.Line{Phrase: p}))
}

// trimFigureBlanks drops the blanks that a page puts around figures: 2023 年 9 月.
func trimFigureBlanks(p document.Phrase) document.Phrase {
	core := document.Phrase{Glyphs: make([]document.Glyph, 0, p.Len()), Line: p.Line}
	for i, c := range p.Glyphs {
		if _, isNumber := numbering.NumberOnly(p.Sub(0, i)); c.Plain() == ' ' && (document.IsDigit(p.At(i-1)) && (document.RuneSet("年月日号季周")[p.At(i+1)] || !isNumber && figureNouns()[p.At(i+1)]) || document.IsDigit(p.At(i+1)) && isInlineFigure(p, i+1)) {
			continue
		}
		core.Glyphs = append(core.Glyphs, c)
	}
	return core
}

// isInlineFigure reports whether the digits at position i, after a blank, are a figure
// in a sentence or part of a date: 召开 1 次, 2023年 9 月.
func isInlineFigure(p document.Phrase, i int) bool {
	if document.RuneSet("年月第至-(")[p.At(i-2)] {
		return true
	}
	end := i
	for document.IsDigit(p.At(end)) || p.At(end) == ' ' {
		end++
	}
	return document.IsLetter(p.At(i-2)) && figureNouns()[p.At(end)]
}

func figureNouns() map[rune]bool {
	return document.RuneSet("次个项条期篇场份家所座件名户人天万亿%")
}
