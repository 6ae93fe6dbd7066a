package sheet

import (
	"cmp"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
)

// formulaValue is a text or a number.
type formulaValue struct {
	text      string
	number    float64
	isNumber  bool
	isFormula bool // the cell has a formula itself
}

// cellValue returns the value of a cell for formulas.
func cellValue(stored string, isFormula bool) formulaValue {
	number, err := strconv.ParseFloat(stored, 64)
	return formulaValue{text: stored, number: number, isNumber: err == nil, isFormula: isFormula}
}

func numberValue[N int | time.Month | float64](number N) formulaValue {
	return formulaValue{number: float64(number), isNumber: true}
}

func textValue(text string) formulaValue { return formulaValue{text: text} }

func boolValue(is bool) formulaValue {
	if is {
		return formulaValue{text: "TRUE", number: 1, isNumber: true}
	}
	return formulaValue{text: "FALSE", isNumber: true}
}

func (v formulaValue) String() string {
	if v.isNumber && v.text == "" {
		return strconv.FormatFloat(v.number, 'f', -1, 64)
	}
	return v.text
}

var errFormula = errors.New("a formula that is not calculated")

// calculator reads a formula from its beginning to its end and calculates it, up to the
// first error.
type calculator struct {
	rest     string
	cells    map[string]formulaValue
	from1904 bool
	err      error
}

// calculate returns the value of a formula of texts, numbers, cells, operators and the
// functions of callFunction. Its work grows with its length alone.
func calculate(formula string, cells map[string]formulaValue, from1904 bool) (formulaValue, error) {
	c := &calculator{rest: strings.TrimPrefix(formula, "="), cells: cells, from1904: from1904}
	value := c.operation(0)
	if strings.TrimSpace(c.rest) != "" {
		c.fail()
	}
	return value, c.err
}

func (c *calculator) fail() formulaValue {
	c.err = errFormula
	return formulaValue{}
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

// number returns the number that a value is, 0 for an empty text.
func (c *calculator) number(v formulaValue) float64 {
	if v.isNumber || v.text == "" {
		return v.number
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(v.text), 64)
	if err != nil {
		c.fail()
	}
	return number
}

// whole returns the whole number that a value is, at most maxDays.
func (c *calculator) whole(v formulaValue) int {
	return int(min(max(c.number(v), -maxDays), maxDays))
}

// operation reads operands and the operators between them. A higher level binds tighter.
func (c *calculator) operation(level int) formulaValue {
	levels := [][]string{{"<=", ">=", "<>", "=", "<", ">"}, {"&"}, {"+", "-"}, {"*", "/"}, {"^"}}
	if level == len(levels) {
		return c.operand()
	}
	left := c.operation(level + 1)
	for c.err == nil {
		operator := c.take(levels[level]...)
		if operator == "" {
			break
		}
		left = c.operate(left, operator, c.operation(level+1))
	}
	return left
}

func (c *calculator) operate(left formulaValue, operator string, right formulaValue) formulaValue {
	switch operator {
	case "&":
		return textValue(left.String() + right.String())
	case "<=", ">=", "<>", "=", "<", ">":
		order := strings.Compare(strings.ToLower(left.String()), strings.ToLower(right.String()))
		if left.isNumber && right.isNumber {
			order = cmp.Compare(left.number, right.number)
		}
		mark := [...]string{"<", "=", ">"}[order+1]
		return boolValue(strings.Contains(operator, mark))
	}
	a, b := c.number(left), c.number(right)
	switch operator {
	case "+":
		a += b
	case "-":
		a -= b
	case "*":
		a *= b
	case "/":
		a /= b
	default:
		a = math.Pow(a, b)
	}
	if math.IsNaN(a) || math.IsInf(a, 0) {
		return c.fail()
	}
	return numberValue(a)
}

// operand reads a text, a number, a cell, a call or what is in brackets.
func (c *calculator) operand() formulaValue {
	switch c.take("-", "+") {
	case "-":
		return c.operate(numberValue(0), "-", c.operand())
	case "+":
		return c.operand()
	}
	value := c.single()
	for c.err == nil && c.take("%") != "" {
		value = c.operate(value, "/", numberValue(100))
	}
	return value
}

func (c *calculator) single() formulaValue {
	switch c.take("(", `"`) {
	case "(":
		value := c.operation(0)
		if c.take(")") == "" {
			return c.fail()
		}
		return value
	case `"`:
		return c.text()
	}
	end := strings.IndexFunc(c.rest, func(r rune) bool {
		return !strings.ContainsRune("$.", r) && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	if end < 0 {
		end = len(c.rest)
	}
	word := strings.ToUpper(strings.ReplaceAll(c.rest[:end], "$", ""))
	c.rest = c.rest[end:]
	if c.take("(") != "" {
		return c.call(word)
	}
	if number, err := strconv.ParseFloat(word, 64); err == nil && word[0] <= '9' {
		return numberValue(number)
	}
	if word == "TRUE" || word == "FALSE" {
		return boolValue(word == "TRUE")
	}
	value := c.cells[word]
	if _, _, ok := cellAt(word); !ok || value.isFormula || len(value.text) > maxCalculatedText {
		return c.fail()
	}
	return value
}

// text reads a text up to its closing quotation mark; two of them are one.
func (c *calculator) text() formulaValue {
	text := ""
	for {
		part, rest, ok := strings.Cut(c.rest, `"`)
		if !ok {
			return c.fail()
		}
		text, c.rest = text+part, rest
		if !strings.HasPrefix(rest, `"`) {
			return textValue(text)
		}
		text, c.rest = text+`"`, rest[1:]
	}
}

// call reads the arguments of a function and calls it.
func (c *calculator) call(name string) formulaValue {
	var arguments []formulaValue
	for mark := c.take(")"); mark != ")"; {
		arguments = append(arguments, c.operation(0))
		if mark = c.take(",", ")"); mark == "" || c.err != nil {
			return c.fail()
		}
	}
	return c.callFunction(name, arguments)
}

// callFunction returns the value of a function of texts or dates.
func (c *calculator) callFunction(name string, arguments []formulaValue) formulaValue {
	text := func(i int) string { return arguments[i].String() }
	whole := func(i int) int { return c.whole(arguments[i]) }
	switch name + "/" + strconv.Itoa(len(arguments)) {
	case "TRIM/1":
		return textValue(strings.Join(strings.Fields(text(0)), " "))
	case "VALUE/1":
		return numberValue(c.number(arguments[0]))
	case "SUBSTITUTE/3":
		return c.substitute(text(0), text(1), text(2))
	case "TEXT/2":
		return textValue(parseFormat(text(1)).show(text(0), !arguments[0].isNumber, c.from1904))
	case "IF/2":
		return c.callFunction(name, append(arguments, boolValue(false)))
	case "IF/3":
		if c.number(arguments[0]) != 0 {
			return arguments[1]
		}
		return arguments[2]
	case "LEFT/1", "RIGHT/1":
		return c.part(name, text(0), 1, 1)
	case "LEFT/2", "RIGHT/2":
		return c.part(name, text(0), 1, whole(1))
	case "MID/3":
		return c.part(name, text(0), whole(1), whole(2))
	case "DATE/3":
		return c.days(whole(0), time.Month(whole(1)), whole(2))
	case "YEAR/1":
		return numberValue(c.date(whole(0)).Year())
	case "MONTH/1":
		return numberValue(c.date(whole(0)).Month())
	case "DAY/1":
		return numberValue(c.date(whole(0)).Day())
	case "EDATE/2":
		year, month, day := c.date(whole(0)).Date()
		last := time.Date(year, month+time.Month(whole(1))+1, 0, 0, 0, 0, 0, time.UTC)
		return c.days(last.Year(), last.Month(), min(day, last.Day()))
	case "EOMONTH/2":
		year, month, _ := c.date(whole(0)).Date()
		return c.days(year, month+time.Month(whole(1))+1, 0)
	}
	if name != "CONCATENATE" && name != "CONCAT" {
		return c.fail()
	}
	all := ""
	for i := range arguments {
		all += text(i)
	}
	return textValue(all)
}

func (c *calculator) substitute(text, old, replacement string) formulaValue {
	switch {
	case old == "":
		return textValue(text)
	case len(text)+strings.Count(text, old)*len(replacement) > maxCalculatedText:
		return c.fail()
	}
	return textValue(strings.ReplaceAll(text, old, replacement))
}

// part returns so many characters of a text: the first, the last, or those from a place on.
func (c *calculator) part(name, text string, from, count int) formulaValue {
	characters := []rune(text)
	if from < 1 || count < 0 {
		return c.fail()
	}
	first := min(from-1, len(characters))
	if name == "RIGHT" {
		first = max(0, len(characters)-count)
	}
	return textValue(string(characters[first:min(first+count, len(characters))]))
}

// date returns the day of a number.
func (c *calculator) date(days int) time.Time {
	if days < 61 || days >= maxDays {
		c.fail()
	}
	return dateOf(float64(days), c.from1904)
}

// days returns the number of a day.
func (c *calculator) days(year int, month time.Month, day int) formulaValue {
	at, first := time.Date(year, month, day, 0, 0, 0, 0, time.UTC), dateOf(61, c.from1904)
	if at.Before(first) || at.Year() > 9999 {
		return c.fail()
	}
	return numberValue(int((at.Unix()-first.Unix())/(24*60*60)) + 61)
}
