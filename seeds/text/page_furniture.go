package text

import (
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

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
