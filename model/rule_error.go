package model

import "fmt"

// Rule is what a change to a task would break.
type Rule string

// The rules that a task's change can break, each with words and a way out of
// its own.
const (
	RuleNoQuota       Rule = "no-quota"   // a tick on a task without a quota
	RuleFuture        Rule = "future"     // something on Day, which is after Limit, today
	RuleOutsideYear   Rule = "outside"    // a tick on Day, outside Year, the plan's
	RuleNotLater      Rule = "not-later"  // an extension to Day, which is not after Limit, the deadline
	RuleNoReason      Rule = "no-reason"  // an extension or a moved deadline without a reason
	RuleNotDone       Rule = "not-done"   // verifying what is not done
	RuleAlreadyDone   Rule = "finished"   // carrying over what is done
	RuleNoEarlierPlan Rule = "one-year"   // a look-back on a ledger that holds no earlier plan
	RuleReference     Rule = "reference"  // Text is no document number
	RuleLink          Rule = "link"       // Text is no link
	RuleRename        Rule = "rename"     // only one office can get another name
	RuleSameTask      Rule = "same-task"  // a task can't be carried over to its own plan
	RuleFilterKey     Rule = "filter-key" // Text is no key for a saved filter
	RuleNoKeyLeft     Rule = "no-key"     // all keys have saved filters
	RuleWhyCancel     Rule = "why-cancel" // cancelling without a reason
	RuleCancelled     Rule = "cancelled"  // changing what is cancelled
	RuleNoPart        Rule = "no-part"    // marking the part of the office Text, which has none
	RuleBeforeMark    Rule = "too-early"  // a mark on Day, before the last one, on Limit
	RuleWhyReturn     Rule = "why-return" // sending back without a reason
	RuleNotSubmitted  Rule = "submitted"  // accepting or sending back what was not submitted
	RuleReplyPast     Rule = "reply"      // a reply asked for by Day, before Limit, today
	RuleBeforePlan    Rule = "before"     // something on Day, before Limit, the first of the plan's year
)

// RuleError says that a change was refused, and nothing written, because the
// task's state does not allow it.
type RuleError struct {
	Rule       Rule
	Task       string // the task's identity; empty if it is about none
	Day, Limit Date
	Year       int
	Text       string // as typed
	New        string // what an office was to be called
}

// Error implements error.
func (e *RuleError) Error() string {
	return fmt.Sprintf("task %s: %s (%s %s %d %q)", e.Task, e.Rule, e.Day, e.Limit, e.Year, e.Text)
}
