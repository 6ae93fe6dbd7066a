package sheet

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/nfp"

	"duban/seeds/source/ooxml"
)

// numberFormat is a code such as yyyy/m/d or #,##0, by its sections.
type numberFormat []nfp.Section

// maxFormatCode is the largest size of a format's code, in bytes; programs allow 255
// characters.
const maxFormatCode = 1000

func parseFormat(code string) numberFormat {
	if code == "" || len(code) > maxFormatCode {
		return nil
	}
	parser := nfp.NumberFormatParser()
	return parser.Parse(code)
}

// section returns the section of a format for a value; ok is false if there is none.
func (f numberFormat) section(value string, isText, from1904 bool) (section formatSection, ok bool) {
	number, err := strconv.ParseFloat(value, 64)
	kind := nfp.TokenSectionText
	if !isText && err == nil {
		kind = nfp.TokenSectionPositive
		if number < 0 && slices.ContainsFunc(f, func(s nfp.Section) bool { return s.Type == nfp.TokenSectionNegative }) {
			kind = nfp.TokenSectionNegative
		}
	}
	at := slices.IndexFunc(f, func(s nfp.Section) bool { return s.Type == kind })
	if at < 0 {
		return section, false
	}
	return formatSection{kind, f[at].Items, value, number, from1904}, true
}

// show returns a value as the format shows it; as it is where the format can't.
func (f numberFormat) show(value string, isText, from1904 bool) string {
	s, ok := f.section(value, isText, from1904)
	switch {
	case !ok:
		return value
	case s.kind == nfp.TokenSectionText:
		return s.showText()
	case s.has(nfp.TokenTypeGeneral, nfp.TokenTypeFraction):
		return value
	case s.has(nfp.TokenTypeDateTimes, nfp.TokenTypeElapsedDateTimes):
		return s.showDate()
	case s.number < 0 && s.kind == nfp.TokenSectionPositive:
		return "-" + s.showNumber()
	}
	return s.showNumber()
}

// formatSection shows one value by one section.
type formatSection struct {
	kind     string
	items    []nfp.Token
	value    string
	number   float64
	from1904 bool
}

func (s formatSection) has(types ...string) bool {
	return slices.ContainsFunc(s.items, func(item nfp.Token) bool { return slices.Contains(types, item.TType) })
}

func (s formatSection) showText() string {
	var out strings.Builder
	for _, item := range s.items {
		switch item.TType {
		case nfp.TokenTypeLiteral:
			out.WriteString(item.TValue)
		case nfp.TokenTypeTextPlaceHolder, nfp.TokenTypeZeroPlaceHolder:
			out.WriteString(s.value)
		}
	}
	return out.String()
}

// numeral returns digits in Chinese where the format asks for them: four as those of a year.
func (s formatSection) numeral(digits string) string {
	format := ""
	for _, item := range s.items {
		if item.TType == nfp.TokenTypeSwitchArgument {
			format = map[string]string{"[DBNum1]": "chineseCounting", "[DBNum2]": "chineseLegalSimplified"}[item.TValue]
		}
	}
	number, err := strconv.Atoi(digits)
	switch {
	case format == "" || err != nil:
		return digits
	case len(digits) == 4 && format == "chineseCounting":
		format = "ideographDigital"
	}
	return ooxml.FormatNumber(number, format)
}

// showNumber returns the number without its sign, with what is before and after its digits.
// A number of a format that plans hardly have is as it is.
func (s formatSection) showNumber() string {
	number, zeros, decimals, decimalZeros := math.Abs(s.number), 0, 0, 0
	var before, after string
	point, grouped, scaled := false, false, false
	for _, item := range s.items {
		switch item.TType {
		case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder:
			isZero, count := item.TType == nfp.TokenTypeZeroPlaceHolder, len(item.TValue)
			switch {
			case after != "":
				return plain(number)
			case point:
				decimals += count
				if isZero {
					decimalZeros = decimals
				}
			case isZero || zeros > 0:
				zeros += count
			}
			scaled = false
		case nfp.TokenTypeDecimalPoint:
			point = true
		case nfp.TokenTypeThousandsSeparator:
			grouped, scaled = true, true
		case nfp.TokenTypeExponential:
			return plain(number)
		case nfp.TokenTypePercent, nfp.TokenTypeLiteral:
			if item.TType == nfp.TokenTypePercent {
				number *= 100
			}
			if point || zeros > 0 || grouped {
				after += item.TValue
			} else {
				before += item.TValue
			}
		}
	}
	if scaled { // divided by a thousand
		return plain(number)
	}
	ratio := math.Pow10(decimals)
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(math.Round(number*ratio)/ratio, 'f', decimals, 64), ".")
	whole = strings.Repeat("0", max(zeros-len(whole), 0)) + whole
	for len(fraction) > decimalZeros && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	if grouped {
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + "," + whole[at:]
		}
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return before + s.numeral(whole) + after
}

// dateOf returns the time that a number of days is. Workbooks count a 29 February 1900.
func dateOf(days float64, from1904 bool) time.Time {
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days < 60:
		start = start.AddDate(0, 0, 1)
	}
	whole := math.Floor(days)
	return start.AddDate(0, 0, int(whole)).Add(time.Duration((days - whole) * 24 * float64(time.Hour))).Round(time.Millisecond)
}

const maxDays = 2_958_466 // the first day of the year 10000

func (s formatSection) showDate() string {
	switch {
	case s.number < 0 || s.number >= maxDays || s.has(nfp.TokenTypeElapsedDateTimes, nfp.TokenTypeZeroPlaceHolder):
		return s.value
	case s.isSystemDate():
		return parseFormat(longDate).show(s.value, false, s.from1904)
	}
	at := dateOf(s.number, s.from1904).Round(time.Second)
	var out strings.Builder
	for i, item := range s.items {
		switch item.TType {
		case nfp.TokenTypeDateTimes:
			out.WriteString(s.datePart(i, at))
		case nfp.TokenTypeLiteral, nfp.TokenTypeDecimalPoint:
			out.WriteString(item.TValue)
		}
	}
	return out.String()
}

// isSystemDate reports whether a format is that of long dates as the system shows them.
func (s formatSection) isSystemDate() bool {
	return slices.ContainsFunc(s.items, func(item nfp.Token) bool {
		return slices.ContainsFunc(item.Parts, func(part nfp.Part) bool {
			return slices.Contains([]string{"F800", "x-sysdate", "1010000"}, part.Token.TValue)
		})
	})
}

// datePart returns what an item such as yyyy or mm shows.
func (s formatSection) datePart(i int, at time.Time) string {
	code := strings.ToUpper(s.items[i].TValue)
	weekday := string([]rune("日一二三四五六")[at.Weekday()])
	if code[0] == 'M' && s.isMinute(i) {
		return s.numeral(fmt.Sprintf("%0*d", len(code), at.Minute()))
	}
	hasHalves := slices.ContainsFunc(s.items, func(item nfp.Token) bool { return isHalf(item.TValue) })
	switch {
	case isHalf(code):
		first, second, _ := strings.Cut(s.items[i].TValue, "/")
		if at.Hour() < 12 {
			return first
		}
		return second
	case code == "DDD", code == "AAA":
		return "周" + weekday
	case code[0] == 'D' && len(code) > 2, code[0] == 'A':
		return "星期" + weekday
	case code[0] == 'H' && !hasHalves:
		return s.numeral(fmt.Sprintf("%0*d", min(len(code), 2), at.Hour()))
	}
	layouts := map[string]string{
		"Y": "06", "YY": "06", "M": "1", "MM": "01", "MMM": "Jan", "MMMM": "January", "D": "2", "DD": "02", "H": "3", "HH": "03", "S": "5", "SS": "05",
	}
	layout, known := layouts[code]
	if !known {
		layout = map[byte]string{'Y': "2006", 'E': "2006", 'M': "Jan"}[code[0]]
	}
	return s.numeral(at.Format(layout))
}

// isHalf reports whether an item is replaced by the half of the day: AM/PM.
func isHalf(code string) bool { return slices.Contains(nfp.AmPm, strings.ToUpper(code)) }

// isMinute reports whether an m is a minute: it follows hours or is before seconds.
func (s formatSection) isMinute(i int) bool {
	if len(s.items[i].TValue) > 2 {
		return false
	}
	isTime := func(item nfp.Token) bool {
		return item.TType == nfp.TokenTypeDateTimes || item.TType == nfp.TokenTypeElapsedDateTimes
	}
	for before := i - 1; before >= 0; before-- {
		if isTime(s.items[before]) {
			if s.items[before].TType == nfp.TokenTypeElapsedDateTimes || strings.ContainsAny(strings.ToUpper(s.items[before].TValue), "HS") {
				return true
			}
			break
		}
	}
	after := slices.IndexFunc(s.items[i+1:], isTime)
	return after >= 0 && strings.Contains(strings.ToUpper(s.items[i+1+after].TValue), "S")
}
