package word

import (
	"strconv"
	"strings"

	"duban/seeds/source/ooxml"
)

// symbol returns a character of a symbol font as one of Unicode, as far as plans use
// them: ticks, crosses, circles and boxes. code is hexadecimal.
func symbol(font, code string) string {
	value, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return ""
	}
	symbols := map[string]map[uint64]string{
		"Wingdings":   {0xFC: "√", 0xFE: "√", 0xFB: "×", 0xFD: "×", 0x6C: "●", 0xA1: "○", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0xAB: "★"},
		"Wingdings 2": {0x50: "√", 0x52: "√", 0x4F: "×", 0x51: "×", 0x53: "×", 0x54: "×", 0x97: "●", 0x98: "●", 0x99: "○", 0x9A: "○", 0xA3: "□"},
	}
	return symbols[font][value&0xFF]
}

// enclosedNumber returns the number that Word encloses in a circle by a field,
// eq \\o\\ac(○,1); "" for any other instruction.
func enclosedNumber(instruction string) string {
	compact := strings.ReplaceAll(strings.ToLower(instruction), " ", "")
	_, enclosed, found := strings.Cut(compact, `eq\o\ac(`)
	if !found {
		return ""
	}
	_, digits, _ := strings.Cut(strings.TrimSuffix(enclosed, ")"), ",")
	if value, err := strconv.Atoi(strings.Trim(digits, "()（）")); err == nil && value > 0 {
		if value <= 20 {
			return ooxml.FormatNumber(value, "decimalEnclosedCircle")
		}
		return "(" + strconv.Itoa(value) + ")"
	}
	return ""
}
