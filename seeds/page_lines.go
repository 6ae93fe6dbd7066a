package seeds

// isTableFrame reports whether a line is only the frame of a table drawn with box
// characters.
func (p phrase) isTableFrame() bool {
	drawn := false
	for _, c := range p.glyphs {
		r := c.raw()
		if r < 0x2500 || r > 0x257f {
			if !isBlank(c.plain()) && c.plain() != '-' && c.plain() != '|' {
				return false
			}
			continue
		}
		drawn = drawn || r != '│' && r != '┃' && r != '║'
	}
	return drawn
}

// isPageNumber reports whether a line is only a page number: — 3 —, 第3页 共9页.
func (p phrase) isPageNumber() bool {
	if p.len() > 16 {
		return false
	}
	inner := p.trimAny("- ·")
	if _, length := inner.digits(0, 4); length > 0 && length == inner.len() && p.at(0) == '-' && p.hasSuffix("-") {
		return true
	}
	if p.at(0) != '第' || p.index("页") < 0 {
		return false
	}
	allowed := runeSet("第共页, /0123456789一二三四五六七八九十")
	for _, c := range p.glyphs {
		if !allowed[c.plain()] {
			return false
		}
	}
	return true
}
