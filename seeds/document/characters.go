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
	from := 0
	for i := range p.Len() {
		if p.At(i) == '|' {
			parts = append(parts, p.Sub(from, i).Trim())
			from = i + 1
		}
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
