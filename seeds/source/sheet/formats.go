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

// show returns a value as the format shows it; as it is where the format can't.
func (f numberFormat) show(value string, isText, from1904 bool) string {
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
		return value
	}
	section := formatSection{items: f[at].Items, value: value, number: number, from1904: from1904}
	switch {
	case kind == nfp.TokenSectionText:
		return section.showText()
	case section.has(nfp.TokenTypeGeneral, nfp.TokenTypeFraction):
		return value
	case section.has(nfp.TokenTypeDateTimes, nfp.TokenTypeElapsedDateTimes):
		return section.showDate()
	}
	sign := ""
	if number < 0 && kind == nfp.TokenSectionPositive {
		sign = "-"
	}
	return section.inNumerals(sign + section.showNumber())
}

// formatSection shows one value by one section.
type formatSection struct {
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

// inNumerals returns a text with Chinese or wide digits where the format asks for them.
func (s formatSection) inNumerals(text string) string {
	for _, item := range s.items {
		if item.TType != nfp.TokenTypeSwitchArgument {
			continue
		}
		digits := []rune(map[string]string{"[DBNum1]": "○一二三四五六七八九", "[DBNum2]": "零壹贰叁肆伍陆柒捌玖", "[DBNum3]": "０１２３４５６７８９"}[item.TValue])
		if len(digits) == 0 {
			return s.value
		}
		text = strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return digits[r-'0']
			}
			return r
		}, text)
	}
	return text
}

// local returns the currency of an item such as [$¥-804], and whether its language is
// Chinese.
func local(item nfp.Token) (currency string, isChinese bool) {
	for _, part := range item.Parts {
		switch part.Token.TType {
		case nfp.TokenSubTypeCurrencyString:
			currency = part.Token.TValue
		case nfp.TokenSubTypeLanguageInfo:
			isChinese = strings.HasSuffix(part.Token.TValue, "804") || strings.EqualFold(part.Token.TValue, "zh-CN")
		}
	}
	return currency, isChinese
}

// digitPlaces counts the places for digits of a section.
type digitPlaces struct {
	whole, wholeZeros, decimals, decimalZeros, percent, thousands int
	grouped, exponent                                             bool
}

func (s formatSection) places() (p digitPlaces) {
	point := false
	for i, item := range s.items {
		isZero := item.TType == nfp.TokenTypeZeroPlaceHolder
		switch item.TType {
		case nfp.TokenTypeDecimalPoint:
			point = true
		case nfp.TokenTypePercent:
			p.percent += len(item.TValue)
		case nfp.TokenTypeExponential:
			p.exponent = true
		case nfp.TokenTypeThousandsSeparator:
			if slices.ContainsFunc(s.items[i:], isPlaceHolder) {
				p.grouped = true
			} else {
				p.thousands++
			}
		case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder:
			count := len(item.TValue)
			switch {
			case p.exponent:
			case point:
				p.decimals += count
				if isZero {
					p.decimalZeros = p.decimals
				}
			default:
				p.whole += count
				if isZero {
					p.wholeZeros += count
				} else if p.wholeZeros > 0 {
					p.wholeZeros += count
				}
			}
		}
	}
	return p
}

func isPlaceHolder(item nfp.Token) bool {
	return item.TType == nfp.TokenTypeZeroPlaceHolder || item.TType == nfp.TokenTypeHashPlaceHolder || item.TType == nfp.TokenTypeDigitalPlaceHolder
}

// showNumber returns the number without its sign. Digits fill the places from the right;
// the first place takes all that are too many.
func (s formatSection) showNumber() string {
	p := s.places()
	number := math.Abs(s.number) * math.Pow(100, float64(p.percent)) / math.Pow(1000, float64(p.thousands))
	if p.exponent {
		return strings.ToUpper(strconv.FormatFloat(number, 'e', p.decimals, 64))
	}
	ratio := math.Pow10(p.decimals)
	whole, decimals, _ := strings.Cut(strconv.FormatFloat(math.Round(number*ratio)/ratio, 'f', p.decimals, 64), ".")
	for len(decimals) > p.decimalZeros && strings.HasSuffix(decimals, "0") {
		decimals = decimals[:len(decimals)-1]
	}
	if missing := p.wholeZeros - len(whole); missing > 0 {
		whole = strings.Repeat("0", missing) + whole
	}
	var out strings.Builder
	point, left := false, p.whole // left: the places that follow
	for _, item := range s.items {
		switch {
		case item.TType == nfp.TokenTypeCurrencyLanguage:
			currency, _ := local(item)
			out.WriteString(currency)
		case item.TType == nfp.TokenTypePercent:
			out.WriteString(item.TValue)
		case item.TType == nfp.TokenTypeLiteral:
			if p.thousands == 0 || item.TValue != "," {
				out.WriteString(item.TValue)
			}
		case item.TType == nfp.TokenTypeDecimalPoint:
			point = true
			if decimals != "" {
				out.WriteString(".")
			}
		case isPlaceHolder(item) && point:
			count := min(len(item.TValue), len(decimals))
			out.WriteString(decimals[:count])
			decimals = decimals[count:]
		case isPlaceHolder(item):
			for left -= len(item.TValue); len(whole) > left; whole = whole[1:] {
				out.WriteByte(whole[0])
				if p.grouped && len(whole)%3 == 1 && len(whole) > 1 {
					out.WriteByte(',')
				}
			}
		}
	}
	return out.String()
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
	if s.number < 0 || s.number >= maxDays {
		return s.value
	}
	at := dateOf(s.number, s.from1904)
	if !s.has(nfp.TokenTypeZeroPlaceHolder) {
		at = at.Round(time.Second)
	}
	day := at.Day()
	if s.number < 1 && !s.from1904 { // it is shown as 0 January 1900
		day, at = 0, at.AddDate(0, 0, 1)
	}
	isChinese := false
	var out strings.Builder
	for i, item := range s.items {
		switch item.TType {
		case nfp.TokenTypeCurrencyLanguage:
			if slices.ContainsFunc(item.Parts, func(part nfp.Part) bool {
				return slices.Contains([]string{"F800", "x-sysdate", "1010000"}, part.Token.TValue)
			}) {
				return parseFormat(longDate).show(s.value, false, s.from1904)
			}
			currency, chinese := local(item)
			isChinese = isChinese || chinese
			out.WriteString(currency)
		case nfp.TokenTypeDateTimes:
			out.WriteString(s.datePart(i, at, day, isChinese))
		case nfp.TokenTypeElapsedDateTimes:
			perDay := 24.0
			if code := strings.ToUpper(item.TValue); strings.Contains(code, "M") {
				perDay *= 60
			} else if strings.Contains(code, "S") {
				perDay *= 60 * 60
			}
			fmt.Fprintf(&out, "%.f", math.Floor(s.number*perDay+1e-6))
		case nfp.TokenTypeLiteral:
			out.WriteString(item.TValue)
		case nfp.TokenTypeDecimalPoint:
			out.WriteString(".")
		case nfp.TokenTypeZeroPlaceHolder:
			out.WriteString(fmt.Sprintf("%03d", at.Nanosecond()/1e6)[:min(len(item.TValue), 3)])
		}
	}
	return s.inNumerals(out.String())
}

// datePart returns what an item such as yyyy or mm shows.
func (s formatSection) datePart(i int, at time.Time, day int, isChinese bool) string {
	code := strings.ToUpper(s.items[i].TValue)
	length := len(code)
	number := func(n int) string { return fmt.Sprintf("%0*d", min(length, 2), n) }
	if slices.Contains(nfp.AmPm, code) {
		first, second, _ := strings.Cut(s.items[i].TValue, "/")
		if isChinese {
			first, second = "上午", "下午"
		}
		if at.Hour() >= 12 {
			return second
		}
		return first
	}
	switch code[0] {
	case 'Y':
		if length <= 2 {
			return at.Format("06")
		}
		return at.Format("2006")
	case 'E':
		return at.Format("2006")
	case 'M':
		if length <= 2 && s.isMinute(i) {
			return number(at.Minute())
		}
		return monthName(at, length, isChinese)
	case 'D', 'A':
		if length <= 2 {
			return number(day)
		}
		return weekdayName(at, length, isChinese || code[0] == 'A')
	case 'H':
		hour := at.Hour()
		if slices.ContainsFunc(s.items, func(item nfp.Token) bool {
			return item.TType == nfp.TokenTypeDateTimes && slices.Contains(nfp.AmPm, strings.ToUpper(item.TValue))
		}) {
			hour = (hour+11)%12 + 1
		}
		return number(hour)
	case 'S':
		return number(at.Second())
	}
	return ""
}

// isMinute reports whether an m is a minute: it follows hours or is before seconds.
func (s formatSection) isMinute(i int) bool {
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

func monthName(at time.Time, length int, isChinese bool) string {
	month := int(at.Month())
	switch {
	case length <= 2:
		return fmt.Sprintf("%0*d", length, month)
	case length == 5 && !isChinese:
		return at.Format("Jan")[:1]
	case isChinese && length == 3:
		return strconv.Itoa(month) + "月"
	case isChinese:
		return ooxml.FormatNumber(month, "chineseCounting") + "月"
	case length == 3:
		return at.Format("Jan")
	}
	return at.Format("January")
}

func weekdayName(at time.Time, length int, isChinese bool) string {
	day := string([]rune("日一二三四五六")[at.Weekday()])
	switch {
	case isChinese && length == 3:
		return "周" + day
	case isChinese:
		return "星期" + day
	case length == 3:
		return at.Format("Mon")
	}
	return at.Format("Monday")
}
