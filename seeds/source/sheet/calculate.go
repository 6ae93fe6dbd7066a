package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Limits of what is calculated.
const (
	maxFormula  = 200    // bytes of a formula, of a cell that it needs, and of its value
	maxReferred = 20_000 // cells of a sheet that formulas may need
)

// noValue is what a formula has whose value is not known, one of the errors of workbooks.
const noValue = "#VALUE!"

// calculator reads a formula from its beginning to its end and calculates it, up to the
// first thing that it does not know: a range, another sheet, most functions.
type calculator struct {
	rest     string
	cell     func(row, column int) (value string, ok bool)
	from1904 bool
	failed   bool
}

// calculate returns the value of a formula of texts, numbers, single cells and the functions
// of call; ok is false for any other.
func calculate(formula string, cell func(row, column int) (value string, ok bool), from1904 bool) (value string, ok bool) {
	c := &calculator{rest: formula, cell: cell, from1904: from1904, failed: len(formula) > maxFormula}
	if c.failed {
		return "", false
	}
	value = c.texts()
	return value, !c.failed && strings.TrimSpace(c.rest) == "" && len(value) <= maxFormula
}

func (c *calculator) fail() string {
	c.failed, c.rest = true, ""
	return ""
}

// take takes one of the marks from the rest, the first that fits; "" if none does.
func (c *calculator) take(marks ...string) string {
	c.rest = strings.TrimLeft(c.rest, " \t\r\n")
	for _, mark := range marks {
		if rest, ok := strings.CutPrefix(c.rest, mark); ok {
			c.rest = rest
			return mark
		}
	}
	return ""
}

// number returns the number that a value is, 0 for an empty one.
func (c *calculator) number(value string) float64 {
	number, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil && value != "" || math.IsNaN(number) || math.Abs(number) > 1e15 {
		c.fail()
		return 0
	}
	return number
}

// texts reads values with & between them.
func (c *calculator) texts() string {
	value := c.sum()
	for c.take("&") != "" {
		value += c.sum()
	}
	return value
}

// sum reads values with + and - between them.
func (c *calculator) sum() string {
	value := c.operand()
	for {
		switch c.take("+", "-") {
		case "+":
			value = plain(c.number(value) + c.number(c.operand()))
		case "-":
			value = plain(c.number(value) - c.number(c.operand()))
		default:
			return value
		}
	}
}

func plain(number float64) string { return strconv.FormatFloat(number, 'f', -1, 64) }

// operand reads a text, a number, a cell or a call.
func (c *calculator) operand() string {
	switch c.take("-", `"`) {
	case "-":
		return plain(-c.number(c.operand()))
	case `"`:
		return c.text()
	}
	word := strings.ToUpper(c.rest[:len(c.rest)-len(strings.TrimLeft(c.rest, "$.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))])
	c.rest = c.rest[len(word):]
	if c.take("(") != "" {
		return c.call(word)
	}
	if number, err := strconv.ParseFloat(word, 64); err == nil && word[0] <= '9' {
		return plain(number)
	}
	row, column, ok := cellAt(strings.ReplaceAll(word, "$", ""))
	if !ok {
		return c.fail()
	}
	value, ok := c.cell(row, column)
	if !ok || strings.HasPrefix(value, "#") {
		return c.fail()
	}
	return value
}

// text reads a text up to its closing quotation mark; two of them are one.
func (c *calculator) text() string {
	text := ""
	for {
		part, rest, ok := strings.Cut(c.rest, `"`)
		if !ok {
			return c.fail()
		}
		text, c.rest = text+part, rest
		if !strings.HasPrefix(rest, `"`) {
			return text
		}
		text, c.rest = text+`"`, rest[1:]
	}
}

// call reads the arguments of a function and returns its value.
func (c *calculator) call(name string) string {
	var values []string
	for mark := c.take(")"); mark != ")"; {
		values = append(values, c.texts())
		if mark = c.take(",", ")"); mark == "" {
			return c.fail()
		}
	}
	switch {
	case name == "CONCATENATE", name == "CONCAT":
		return strings.Join(values, "")
	case name == "TEXT" && len(values) == 2:
		return parseFormat(values[1]).show(values[0], false, c.from1904)
	}
	numbers := make([]int, len(values))
	for i, value := range values {
		numbers[i] = int(min(max(c.number(value), -maxDays), maxDays))
	}
	switch name + "/" + strconv.Itoa(len(numbers)) {
	case "DATE/3":
		return c.days(numbers[0], time.Month(numbers[1]), numbers[2])
	case "EDATE/2":
		year, month, day := c.date(numbers[0]).Date()
		month += time.Month(numbers[1])
		return c.days(year, month, min(day, time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()))
	case "YEAR/1":
		return strconv.Itoa(c.date(numbers[0]).Year())
	case "MONTH/1":
		return strconv.Itoa(int(c.date(numbers[0]).Month()))
	case "DAY/1":
		return strconv.Itoa(c.date(numbers[0]).Day())
	}
	return c.fail()
}

// date returns the day of a number.
func (c *calculator) date(days int) time.Time {
	if days < 61 || days >= maxDays {
		c.fail()
	}
	return dateOf(float64(days), c.from1904)
}

// days returns the number of a day.
func (c *calculator) days(year int, month time.Month, day int) string {
	at, first := time.Date(year, month, day, 0, 0, 0, 0, time.UTC), dateOf(61, c.from1904)
	if at.Before(first) || at.Year() > 9999 {
		return c.fail()
	}
	return strconv.Itoa(int((at.Unix()-first.Unix())/(24*60*60)) + 61)
}
