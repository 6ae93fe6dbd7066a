// Package untested has no tests.
package untested

// Days are those without work.
func Days() []string { return []string{"Saturday", "Sunday"} }
