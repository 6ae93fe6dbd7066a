package seeds

// isHeading reports whether a text is short, of one line and one sentence.
func (p phrase) isHeading() bool {
	return p.len() <= 40 && p.index("\n") < 0 && p.trimAny("。;: ").index("。") < 0
}
