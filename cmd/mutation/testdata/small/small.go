// Package small is changed by the tests of mutation.
package small

// Size names the size of a number.
func Size(n int) string {
	name := "small"
	if n >= 10 && n != 13 {
		name = "large"
	}
	return name
}

// Days are those without work.
func Days() []string { return []string{"Saturday", "Sunday"} }
