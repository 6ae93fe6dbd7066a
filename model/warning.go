package model

// The reasons of warnings. Their values are part of the JSON output.
const (
	WhyDeadline       WarningReason = "deadline-not-understood" // the words are kept
	WhyImpossibleDate WarningReason = "impossible-date"         // 2月30日: the words are kept
	WhyNoYear         WarningReason = "year-unknown"            // a date, but the plan says no year
	WhySecondQuota    WarningReason = "second-quota"            // a second quota: the first counts
	WhyOffice         WarningReason = "office-not-understood"   // words in an office cell that name no office
	WhyPerson         WarningReason = "person-not-kept"         // words about a person that no field holds, such as a telephone number
	WhyInherited      WarningReason = "taken-from-above"        // offices or deadline of a merged cell or of the heading
	WhyOutside        WarningReason = "outside-the-tasks"       // a paragraph before, between or after the tasks
	WhyColumn         WarningReason = "column-not-kept"         // a column that a plan has no place for
	WhyExtraCell      WarningReason = "cell-without-column"     // a row with more cells than the header
	WhyUnused         WarningReason = "heading-not-inherited"   // offices or a deadline of a heading that no task below it takes
	WhyOtherCopy      WarningReason = "same-task-differs"       // offices or deadlines of a repeated task that the first one lacks
	WhyEmptyHeading   WarningReason = "heading-without-tasks"   // a heading without tasks
	WhyNumbering      WarningReason = "number-out-of-order"     // a heading whose number does not follow that of the one before
	WhySameNumber     WarningReason = "number-twice"            // two tasks of one category share a number
	WhyNoText         WarningReason = "row-without-text"        // a row without a task
	WhyTooLong        WarningReason = "too-long-to-search"      // offices or deadlines after the limit are not found
	WhySecondCopy     WarningReason = "same-task-twice"         // a repeated task: the first is kept
	WhyPlanTwice      WarningReason = "plan-twice"              // a copy of the plan from here on, which is left out
	WhyCopyDiffers    WarningReason = "copy-differs"            // a line of that copy which the first lacks
	WhyCutShort       WarningReason = "file-cut-short"          // the file ends in the middle of a character: its end is missing
	WhyUnended        WarningReason = "no-newline-at-end"       // a text without a newline at its end, which may be missing
	WhyUnreadable     WarningReason = "character-lost"          // U+FFFD: another program could not read a character here
	WhySheetIncluded  WarningReason = "sheet-taken-too"         // the tasks of a further sheet are taken, or those of a hidden one; Text is its name
	WhySheetSkipped   WarningReason = "sheet-not-taken"         // a sheet that was not read as part of the plan; Text is its name
	WhyPinyin         WarningReason = "pinyin-left-out"         // pinyin in brackets after the characters is left out, here for the first time
	WhyControls       WarningReason = "control-characters"      // characters that could act on a terminal or reorder what is read are left out
	WhyHidden         WarningReason = "hidden"                  // hidden text, a hidden row or column: left out
	WhyFiltered       WarningReason = "hidden-by-filter"        // a row that a filter hides: taken
	WhyStruckOut      WarningReason = "struck-out"              // struck-out text: left out
	WhyFormula        WarningReason = "formula-without-value"   // a formula without a value, or with an error; Text begins with the cell's address
	WhyHiddenYear     WarningReason = "year-hidden"             // a date shown without its year, which is not the plan's: its year counts
	WhyYearOfIssue    WarningReason = "year-of-issue"           // the plan names no year: that of its date of issue is taken
	WhyFootnote       WarningReason = "footnote"                // a footnote, which is no part of a task
)

// WarningReasons returns every reason, so that a front end can check that it has words for each.
func WarningReasons() []WarningReason {
	return []WarningReason{
		WhyDeadline, WhyImpossibleDate, WhyNoYear, WhySecondQuota, WhyOffice, WhyInherited, WhyOutside,
		WhyColumn, WhyPerson, WhyExtraCell, WhyUnused, WhyOtherCopy, WhyEmptyHeading, WhyNumbering, WhySameNumber, WhyNoText, WhyTooLong, WhySecondCopy,
		WhyPlanTwice, WhyCopyDiffers,
		WhyCutShort, WhyUnended, WhyUnreadable, WhySheetIncluded, WhySheetSkipped, WhyPinyin, WhyControls, WhyFootnote, WhyHidden, WhyFiltered, WhyStruckOut, WhyFormula, WhyHiddenYear, WhyYearOfIssue,
	}
}
