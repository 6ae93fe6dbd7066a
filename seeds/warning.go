package seeds

import (
	"cmp"
	"slices"

	"duban/model"
)

// Warning is a place in the document that was not understood, or left out.
type Warning = model.Warning

// Why is the reason of a warning.
type Why = model.WarningReason

// The reasons of warnings. Their values are part of the JSON output.
const (
	WhyDeadline       Why = "deadline-not-understood" // the words are kept
	WhyImpossibleDate Why = "impossible-date"         // 2月30日: the words are kept
	WhyNoYear         Why = "year-unknown"            // a date, but the plan says no year
	WhySecondQuota    Why = "second-quota"            // a second quota: the first counts
	WhyOffice         Why = "office-not-understood"   // words in an office cell that name no office
	WhyPerson         Why = "person-not-kept"         // a person in charge: a plan has offices only
	WhyInherited      Why = "taken-from-above"        // offices or deadline of a merged cell or of the heading
	WhyOutside        Why = "outside-the-tasks"       // a paragraph before, between or after the tasks
	WhyColumn         Why = "column-not-kept"         // a column that a plan has no place for
	WhyExtraCell      Why = "cell-without-column"     // a row with more cells than the header
	WhyUnused         Why = "heading-not-inherited"   // offices or a deadline of a heading that no task below it takes
	WhyOtherCopy      Why = "same-task-differs"       // offices or deadlines of a repeated task that the first one lacks
	WhyEmptyHeading   Why = "heading-without-tasks"   // a heading without tasks
	WhyNumbering      Why = "number-out-of-order"     // a heading whose number does not follow that of the one before
	WhySameNumber     Why = "number-twice"            // two tasks of one category share a number
	WhyNoText         Why = "row-without-text"        // a row without a task
	WhyTooLong        Why = "too-long-to-search"      // offices or deadlines after the limit are not found
	WhySecondCopy     Why = "same-task-twice"         // a repeated task: the first is kept
	WhyPlanTwice      Why = "plan-twice"              // a copy of the plan from here on, which is left out
	WhyCopyDiffers    Why = "copy-differs"            // a line of that copy which the first lacks
	WhyCutShort       Why = "file-cut-short"          // the file ends in the middle of a character: its end is missing
	WhyUnended        Why = "no-newline-at-end"       // a text without a newline at its end, which may be missing
	WhyUnreadable     Why = "character-lost"          // U+FFFD: another program could not read a character here
	WhySheetIncluded  Why = "sheet-taken-too"         // the tasks of a further sheet are taken, or those of a hidden one; Text is its name
	WhySheetSkipped   Why = "sheet-not-taken"         // a sheet that was not read as part of the plan; Text is its name
	WhyPinyin         Why = "pinyin-left-out"         // pinyin in brackets after the characters is left out, here for the first time
	WhyControls       Why = "control-characters"      // characters that could act on a terminal or reorder what is read are left out
	WhyFootnote       Why = "footnote"                // a footnote, which is no part of a task
)

// Whys returns every reason, so that a front end can check that it has words for each.
func Whys() []Why {
	return []Why{
		WhyDeadline, WhyImpossibleDate, WhyNoYear, WhySecondQuota, WhyOffice, WhyInherited, WhyOutside,
		WhyColumn, WhyPerson, WhyExtraCell, WhyUnused, WhyOtherCopy, WhyEmptyHeading, WhyNumbering, WhySameNumber, WhyNoText, WhyTooLong, WhySecondCopy,
		WhyPlanTwice, WhyCopyDiffers,
		WhyCutShort, WhyUnended, WhyUnreadable, WhySheetIncluded, WhySheetSkipped, WhyPinyin, WhyControls, WhyFootnote,
	}
}

// sortWarnings sorts warnings by line and drops repeated ones.
func sortWarnings(warnings []Warning) []Warning {
	slices.SortStableFunc(warnings, func(a, b Warning) int { return cmp.Compare(a.Line, b.Line) })
	return slices.Compact(warnings)
}
