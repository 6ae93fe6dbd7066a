package document

// IsDigit reports whether a folded character is a digit.
func IsDigit(r rune) bool { return r >= '0' && r <= '9' }

// IsHan reports whether a character is Chinese.
func IsHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// IsLetter reports whether a character is Chinese or a Latin letter.
func IsLetter(r rune) bool { return IsHan(r) || r >= 'A' && r <= 'z' }

// CellsBeforeBars returns the parts of a line before each pipe.
func (p Phrase) CellsBeforeBars() []Phrase {
	var parts []Phrase
	for at := p.Index("|"); at >= 0; at = p.Index("|") {
		parts = append(parts, p.Sub(0, at).Trim())
		p = p.Sub(at+1, p.Len())
	}
	return parts
}

// AfterLastBar returns what is after the last pipe of a line.
func (p Phrase) AfterLastBar() Phrase {
	for i := p.Len() - 1; i >= 0; i-- {
		if p.At(i) == '|' {
			return p.Sub(i+1, p.Len()).Trim()
		}
	}
	return p
}
