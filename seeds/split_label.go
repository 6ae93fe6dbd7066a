package seeds

// splitLabel returns the words before a colon near the beginning of a line, and
// those after it.
func (p phrase) splitLabel() (label, text phrase) {
	for i := range min(p.len(), 10) {
		if p.at(i) == ':' {
			return p.sub(0, i).trim(), p.sub(i+1, p.len()).trim()
		}
	}
	return phrase{}, p
}
