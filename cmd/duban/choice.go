package main

import (
	"duban/model"
	"duban/tui/words"
)

// choice is a flag whose values also have names in Chinese, as they stand on
// the screen. What is no such name stays as typed.
type choice struct {
	value *string
	named map[string]string
}

func (c *choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

// Set implements pflag.Value.
func (c *choice) Set(typed string) error {
	*c.value = typed
	if value, found := c.named[typed]; found {
		*c.value = value
	}
	return nil
}

// Type implements pflag.Value.
func (*choice) Type() string { return "string" }

// statusNames and roleNames are taken whatever the language is: a habit of the
// fingers is not changed by it.
func statusNames() map[string]string {
	terms := words.In(words.Chinese).Terms
	return map[string]string{
		terms.Todo: string(model.StatusTodo), terms.Doing: string(model.StatusDoing), terms.Done: string(model.StatusDone),
		terms.Open: string(model.StatusOpen), terms.Overdue: string(model.StatusOverdue),
		terms.DueSoon: string(model.StatusSoon), terms.Behind: string(model.StatusBehind),
		terms.Cancelled: string(model.StatusCancelled), terms.Submitted: string(model.StatusSubmitted),
	}
}

func orderNames() map[string]string {
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
