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
	case "ideographTraditional":
		return nthRune(value, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return nthRune(value, "子丑寅卯辰巳午未申酉戌亥")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nthRune(value, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "decimalEnclosedFullstop":
		return digits + "."
	case "decimalEnclosedParen":
		return "(" + digits + ")"
	case "ideographEnclosedCircle":
		return "(" + hanNumeral(value, "〇一二三四五六七八九", "十百千万") + ")"
	case "upperLetter":
		return letters(value, 'A')
	case "lowerLetter":
		return letters(value, 'a')
	case "upperRoman":
		return roman(value)
	case "lowerRoman":
		return strings.ToLower(roman(value))
	}
	return digits
}

func nthRune(value int, all string) string {
	if runes := []rune(all); value >= 1 && value <= len(runes) {
		return string(runes[value-1])
	}
	return strconv.Itoa(value)
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

func letters(value int, first rune) string {
	if value < 1 || value > 26*20 {
		return strconv.Itoa(value)
	}
	return strings.Repeat(string(first+rune((value-1)%26)), (value-1)/26+1)
}

func roman(value int) string {
	if value < 1 || value > 3999 {
		return strconv.Itoa(value)
	}
	var text strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for value >= step.value {
			text.WriteString(step.sign)
			value -= step.value
		}
	}
	return text.String()
}
