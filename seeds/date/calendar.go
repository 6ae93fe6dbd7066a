// Package date recognises the dates, deadlines and quotas of a text.
package date

import (
	"duban/seeds/document"
	"duban/seeds/lexicon"
)

// Calendar reads the dates and quotas of a plan.
type Calendar struct {
	document.Folding
	SchoolYear   int // the month with which the plan's school year begins; 0 of other plans
	measureWords map[rune]bool
}

// NewCalendar returns the calendar of a plan whose years are calendar years.
func NewCalendar() *Calendar {
	return &Calendar{Folding: lexicon.Folding(), measureWords: document.RuneSet(lexicon.MeasureWords())}
}
