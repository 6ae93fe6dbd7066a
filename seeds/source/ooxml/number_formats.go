package ooxml

import (
	"strconv"
	"strings"
)

// FormatNumber returns a number in one of Word's numbering formats (ST_NumberFormat of
// ECMA-376), in digits if the format has no such number.
func FormatNumber(value int, format string) string {
	digits := strconv.Itoa(value)
	if value < 0 || value > 99999 {
		return digits
	}
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
		"taiwaneseCountingThousand", "koreanCounting", "koreanDigital2":
		return hanNumeral(value, "〇一二三四五六七八九", "十百千万")
	case "chineseLegalSimplified":
		return hanNumeral(value, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
	case "ideographLegalTraditional", "japaneseLegal":
		return hanNumeral(value, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return eachDigit(digits, []rune("〇一二三四五六七八九"))
	case "decimalFullWidth", "decimalFullWidth2":
		return eachDigit(digits, []rune("０１２３４５６７８９"))
	case "decimalZero":
		if value < 10 {
			return "0" + digits
		}
	case "decimalEnclosedFullstop":
		return digits + "."
	case "decimalEnclosedParen":
		return "(" + digits + ")"
	case "ideographEnclosedCircle":
		return "(" + hanNumeral(value, "〇一二三四五六七八九", "十百千万") + ")"
	}
	if names := sequence(format); 1 <= value && value <= len(names) {
		return names[value-1]
	}
	return digits
}

// sequence returns the first numbers of a format that counts by names.
func sequence(format string) []string {
	switch format {
	case "ideographTraditional":
		return strings.Split("甲乙丙丁戊己庚辛壬癸", "")
	case "ideographZodiac":
		return strings.Split("子丑寅卯辰巳午未申酉戌亥", "")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return strings.Split("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "")
	case "upperLetter":
		return strings.Split("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "")
	case "lowerLetter":
		return strings.Split("abcdefghijklmnopqrstuvwxyz", "")
	case "upperRoman":
		return strings.Fields("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX")
	case "lowerRoman":
		return strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")
	}
	return nil
}

func eachDigit(digits string, shapes []rune) string {
	return strings.Map(func(r rune) rune { return shapes[r-'0'] }, digits)
}

// hanNumeral writes 21 as 二十一 and 105 as 一百〇五.
func hanNumeral(value int, digits, units string) string {
	digit, unit := []rune(digits), []rune(units)
	if value == 0 {
		return string(digit[0])
	}
	var text []rune
	gap := false
	for power, place := 10000, 3; power >= 1; power, place = power/10, place-1 {
		d := value / power % 10
		if d == 0 {
			gap = len(text) > 0
			continue
		}
		if gap {
			text = append(text, digit[0])
			gap = false
		}
		if d != 1 || place != 0 || len(text) > 0 || digit[1] != '一' {
			text = append(text, digit[d])
		}
		if place >= 0 {
			text = append(text, unit[place])
		}
	}
	return string(text)
}
