package seeds

func (g *grammar) prose(lines []textLine) outline { return outline{} }
