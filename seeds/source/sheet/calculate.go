package sheet

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
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

func numberValue(number float64) formulaValue { return formulaValue{number: number, isNumber: true} }

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

// asNumber returns the number that a text is, 0 for an empty one.
func (v formulaValue) asNumber() (float64, error) {
	if v.isNumber || v.text == "" {
		return v.number, nil
	}
	return strconv.ParseFloat(strings.TrimSpace(v.text), 64)
}

var errFormula = errors.New("a formula that is not calculated")

// calculator reads a formula from its beginning to its end and calculates it.
type calculator struct {
	rest     string
	cells    map[string]formulaValue
	from1904 bool
}

// calculate returns the value of a formula of texts, numbers, cells, operators and the
// functions of callFunction. Its work grows with its length alone.
func calculate(formula string, cells map[string]formulaValue, from1904 bool) (formulaValue, error) {
	c := &calculator{strings.TrimPrefix(formula, "="), cells, from1904}
	value, err := c.operation(0)
	if err == nil && strings.TrimSpace(c.rest) != "" {
		err = errFormula
	}
	return value, err
}

// take reports whether the rest begins with one of the marks, the first that fits, and
// takes it.
func (c *calculator) take(marks ...string) (string, bool) {
	c.rest = strings.TrimLeft(c.rest, " \t\r\n")
	for _, mark := range marks {
		if rest, ok := strings.CutPrefix(c.rest, mark); ok {
			c.rest = rest
			return mark, true
		}
	}
	return "", false
}

// operation reads operands and the operators between them. A higher level binds tighter.
func (c *calculator) operation(level int) (formulaValue, error) {
	levels := [][]string{{"<=", ">=", "<>", "=", "<", ">"}, {"&"}, {"+", "-"}, {"*", "/"}, {"^"}}
	if level == len(levels) {
		return c.operand()
	}
	left, err := c.operation(level + 1)
	for err == nil {
		operator, ok := c.take(levels[level]...)
		if !ok {
			break
		}
		var right formulaValue
		if right, err = c.operation(level + 1); err == nil {
			left, err = operate(left, operator, right)
		}
	}
	return left, err
}

func operate(left formulaValue, operator string, right formulaValue) (formulaValue, error) {
	switch operator {
	case "&":
		return textValue(left.String() + right.String()), nil
	case "<=", ">=", "<>", "=", "<", ">":
		order := strings.Compare(strings.ToLower(left.String()), strings.ToLower(right.String()))
		if left.isNumber && right.isNumber {
			order = int(math.Copysign(1, left.number-right.number))
			if left.number == right.number {
				order = 0
			}
		}
		switch {
		case order < 0:
			return boolValue(strings.Contains(operator, "<")), nil
		case order > 0:
			return boolValue(strings.Contains(operator, ">")), nil
		}
		return boolValue(strings.Contains(operator, "=")), nil
	}
	a, err := left.asNumber()
	b, other := right.asNumber()
	if err := errors.Join(err, other); err != nil {
		return left, err
	}
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
		return left, errFormula
	}
	return numberValue(a), nil
}

// operand reads a text, a number, a cell, a call or what is in brackets.
func (c *calculator) operand() (formulaValue, error) {
	if sign, ok := c.take("-", "+"); ok {
		value, err := c.operand()
		if err != nil || sign == "+" {
			return value, err
		}
		return operate(numberValue(0), "-", value)
	}
	value, err := c.single()
	for err == nil {
		if _, ok := c.take("%"); !ok {
			break
		}
		value, err = operate(value, "/", numberValue(100))
	}
	return value, err
}

func (c *calculator) single() (formulaValue, error) {
	if _, ok := c.take("("); ok {
		value, err := c.operation(0)
		if _, ok := c.take(")"); !ok && err == nil {
			err = errFormula
		}
		return value, err
	}
	if _, ok := c.take(`"`); ok {
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
	if _, ok := c.take("("); ok {
		return c.call(word)
	}
	if number, err := strconv.ParseFloat(word, 64); err == nil && word[0] <= '9' {
		return numberValue(number), nil
	}
	if word == "TRUE" || word == "FALSE" {
		return boolValue(word == "TRUE"), nil
	}
	value := c.cells[word]
	if _, _, ok := cellAt(word); !ok || value.isFormula || len(value.text) > maxCalculatedText {
		return value, errFormula
	}
	return value, nil
}

// text reads a text up to its closing quotation mark; two of them are one.
func (c *calculator) text() (formulaValue, error) {
	text := ""
	for {
		part, rest, ok := strings.Cut(c.rest, `"`)
		if !ok {
			return formulaValue{}, errFormula
		}
		text, c.rest = text+part, rest
		if !strings.HasPrefix(rest, `"`) {
			return textValue(text), nil
		}
		text, c.rest = text+`"`, rest[1:]
	}
}

// call reads the arguments of a function and calls it.
func (c *calculator) call(name string) (formulaValue, error) {
	var arguments []formulaValue
	if _, ok := c.take(")"); ok {
		return c.callFunction(name, arguments)
	}
	for {
		value, err := c.operation(0)
		if err != nil {
			return value, err
		}
		arguments = append(arguments, value)
		switch mark, _ := c.take(",", ")"); mark {
		case ")":
			return c.callFunction(name, arguments)
		case "":
			return value, errFormula
		}
	}
}

// callFunction returns the value of a function of texts or dates.
func (c *calculator) callFunction(name string, arguments []formulaValue) (formulaValue, error) {
	given := len(arguments)
	text := func(i int) string { return arguments[i].String() }
	switch {
	case name == "CONCATENATE" || name == "CONCAT":
		whole := ""
		for i := range arguments {
			whole += text(i)
		}
		return textValue(whole), nil
	case name == "TRIM" && given == 1:
		return textValue(strings.Join(strings.Fields(text(0)), " ")), nil
	case name == "VALUE" && given == 1:
		number, err := arguments[0].asNumber()
		return numberValue(number), err
	case name == "SUBSTITUTE" && given == 3:
		return substitute(text(0), text(1), text(2))
	case name == "TEXT" && given == 2:
		return textValue(parseFormat(text(1)).show(text(0), !arguments[0].isNumber, c.from1904)), nil
	case name == "IF" && (given == 2 || given == 3):
		is, err := arguments[0].asNumber()
		switch {
		case err != nil || is != 0:
			return arguments[1], err
		case given == 3:
			return arguments[2], nil
		}
		return boolValue(false), nil
	}
	var numbers []float64
	for i, argument := range arguments {
		number, err := argument.asNumber()
		if isText := i == 0 && (name == "LEFT" || name == "RIGHT" || name == "MID"); err != nil && !isText {
			return argument, err
		}
		numbers = append(numbers, math.Trunc(number))
	}
	switch {
	case (name == "LEFT" || name == "RIGHT") && given == 1:
		return part(name, text(0), 1, 1)
	case (name == "LEFT" || name == "RIGHT") && given == 2:
		return part(name, text(0), 1, numbers[1])
	case name == "MID" && given == 3:
		return part(name, text(0), numbers[1], numbers[2])
	}
	return c.dateFunction(name, numbers)
}

func substitute(text, old, replacement string) (formulaValue, error) {
	switch {
	case old == "":
		return textValue(text), nil
	case len(text)+strings.Count(text, old)*len(replacement) > maxCalculatedText:
		return formulaValue{}, errFormula
	}
	return textValue(strings.ReplaceAll(text, old, replacement)), nil
}

// part returns so many characters of a text: the first, the last, or those from a place on.
func part(name, text string, from, count float64) (formulaValue, error) {
	length := float64(utf8.RuneCountInString(text))
	if from < 1 || count < 0 {
		return formulaValue{}, errFormula
	}
	first := min(from-1, length)
	if name == "RIGHT" {
		first = max(0, length-count)
	}
	return textValue(string([]rune(text)[int(first):int(min(first+count, length))])), nil
}

// dateFunction returns the value of a function of whole numbers, which are days.
func (c *calculator) dateFunction(name string, numbers []float64) (formulaValue, error) {
	for _, number := range numbers {
		if math.Abs(number) >= maxDays {
			return formulaValue{}, errFormula
		}
	}
	days := func(year int, month time.Month, day int) (formulaValue, error) {
		at, first := time.Date(year, month, day, 0, 0, 0, 0, time.UTC), dateOf(61, c.from1904)
		if at.Before(first) || at.Year() > 9999 {
			return formulaValue{}, errFormula
		}
		return numberValue(float64((at.Unix()-first.Unix())/(24*60*60) + 61)), nil
	}
	if name == "DATE" && len(numbers) == 3 {
		return days(int(numbers[0]), time.Month(numbers[1]), int(numbers[2]))
	}
	if len(numbers) == 0 || numbers[0] < 61 {
		return formulaValue{}, errFormula
	}
	year, month, day := dateOf(numbers[0], c.from1904).Date()
	switch {
	case name == "YEAR" && len(numbers) == 1:
		return numberValue(float64(year)), nil
	case name == "MONTH" && len(numbers) == 1:
		return numberValue(float64(month)), nil
	case name == "DAY" && len(numbers) == 1:
		return numberValue(float64(day)), nil
	case name == "EDATE" && len(numbers) == 2:
		last := time.Date(year, month+time.Month(numbers[1])+1, 0, 0, 0, 0, 0, time.UTC)
		return days(last.Year(), last.Month(), min(day, last.Day()))
	case name == "EOMONTH" && len(numbers) == 2:
		return days(year, month+time.Month(numbers[1])+1, 0)
	}
	return formulaValue{}, errFormula
}
