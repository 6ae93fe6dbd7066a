package words

import "fmt"

// Counted is a format in two forms, for one and for any other number. They are the
// same in Chinese.
type Counted struct{ One, Other string }

// Form returns the format for a number.
func (c Counted) Form(n int) string {
	if n == 1 {
		return c.One
	}
	return c.Other
}

// Of formats the number.
func (c Counted) Of(n int) string { return fmt.Sprintf(c.Form(n), n) }

// Same returns a format that does not depend on the number.
func Same(format string) Counted { return Counted{format, format} }
