// Package flags has the flags that several commands share, and reads their values.
package flags

import (
	"strings"

	"duban/model"
	"duban/seeds/paper"
	"duban/tui/words"
)

// Choice is a flag whose values also have names in Chinese, those of the screen. Width and
// case do not matter.
type Choice struct {
	Value *string
	Names map[string]string // taken in either language of the screen
}

func (c *Choice) String() string {
	if c.Value == nil {
		return ""
	}
	return *c.Value
}

// Set implements pflag.Value.
func (c *Choice) Set(typed string) error {
	*c.Value = model.SearchText(strings.TrimSpace(typed))
	if value, found := c.Names[*c.Value]; found {
		*c.Value = value
	}
	return nil
}

// Type implements pflag.Value.
func (*Choice) Type() string { return "string" }

// OrderNames are the names of the orders of tasks.
func OrderNames() map[string]string {
	names := map[string]string{}
	for _, order := range model.TaskOrders() {
		names[words.In(words.Chinese).Finding.Orders.Of(order)] = string(order)
	}
	return names
}

func roleNames() map[string]string {
	terms := words.In(words.Chinese).Terms
	return map[string]string{
		terms.Lead: string(model.RoleLead), terms.Assist: string(model.RoleAssist),
		terms.Named: string(model.RoleNamed), terms.AnyRole: string(model.RoleAny),
	}
}

// FormNames are the names of the forms of papers.
func FormNames() map[string]string {
	return map[string]string{"台账": paper.FormLedger, "进展": paper.FormProgress, "催办单": paper.FormUrge, "年度总结": paper.FormAnnual, "销号清单": paper.FormClosing, "回头看": paper.FormReview, "收集表": paper.FormCollect, "通报": paper.FormBulletin}
}

func statusNames() map[string]string {
	names := map[string]string{}
	for name, status := range model.StatusNames() {
		names[name] = string(status)
	}
	return names
}

// Texts returns values as they are typed.
func Texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}
