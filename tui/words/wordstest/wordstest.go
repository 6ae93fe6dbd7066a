// Package wordstest checks that the words of two languages match.
package wordstest

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// Compare reports words that are missing in one language, formats that are wrong or
// take other values than in the other language, and Chinese characters in English.
// It returns the number of words. Examples of names are allowed in English.
func Compare(t *testing.T, chinese, english any, examples ...string) int {
	t.Helper()
	zh, en := texts(chinese), texts(english)
	for path := range en {
		if _, found := zh[path]; !found {
			t.Errorf("%s is in English only: %q", path, en[path])
		}
	}
	for path, text := range zh {
		other := en[path]
		if text == "" || other == "" {
			t.Errorf("%s: 中文 %q, English %q: one is missing", path, text, other)
		}
		if !slices.Equal(verbs(text), verbs(other)) {
			t.Errorf("%s: %q and %q take different values", path, text, other)
		}
		for _, format := range []string{text, other} {
			if len(verbs(format)) > 0 && strings.Contains(formatted(format), "%!") {
				t.Errorf("%s: %q is no valid format: %s", path, format, formatted(format))
			}
		}
		for _, example := range examples {
			other = strings.ReplaceAll(other, example, "")
		}
		if strings.ContainsFunc(other, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s: Chinese in English: %q", path, other)
		}
	}
	return len(zh)
}

func texts(words any) map[string]string {
	found := map[string]string{}
	visit("", reflect.Indirect(reflect.ValueOf(words)), func(path, text string) { found[path] = text })
	return found
}

// visit calls found for each string in words of any form, and for each result of a
// function.
func visit(path string, value reflect.Value, found func(path, text string)) {
	switch value.Kind() {
	case reflect.String:
		found(path, value.String())
	case reflect.Struct:
		for i := range value.NumField() {
			visit(path+"."+value.Type().Field(i).Name, value.Field(i), found)
		}
	case reflect.Slice, reflect.Array:
		if value.Len() == 0 {
			found(path, "")
		}
		for i := range value.Len() {
			visit(path+"["+strconv.Itoa(i)+"]", value.Index(i), found)
		}
	case reflect.Map:
		if value.Len() == 0 {
			found(path, "")
		}
		for entry := value.MapRange(); entry.Next(); {
			visit(path+"["+fmt.Sprint(entry.Key())+"]", entry.Value(), found)
		}
	case reflect.Func:
		if value.IsNil() {
			found(path, "")
			return
		}
		arguments := make([]reflect.Value, value.Type().NumIn())
		for i := range arguments {
			arguments[i] = reflect.Zero(value.Type().In(i))
		}
		for i, result := range value.Call(arguments) {
			visit(path+"()["+strconv.Itoa(i)+"]", result, found)
		}
	default:
		panic("wordstest: " + path + " is a " + value.Kind().String())
	}
}

// verbs returns the values that a format takes: the number of each argument with its
// verb, %q counting as %s.
func verbs(format string) []string {
	var taken []string
	next := 1
	for _, found := range regexp.MustCompile(`%0?\d*(?:\[(\d+)\])?([a-z])`).FindAllStringSubmatch(format, -1) {
		place := next
		if found[1] != "" {
			place, _ = strconv.Atoi(found[1])
		} else {
			next++
		}
		taken = append(taken, strconv.Itoa(place)+strings.Replace(found[2], "q", "s", 1))
	}
	slices.Sort(taken)
	return slices.Compact(taken)
}

// formatted fills a format with values; fmt marks mistakes with %!.
func formatted(format string) string {
	var arguments []any
	for _, verb := range verbs(format) {
		place, _ := strconv.Atoi(strings.TrimRight(verb, "abcdefghijklmnopqrstuvwxyz"))
		for len(arguments) < place {
			arguments = append(arguments, "x")
		}
		if strings.HasSuffix(verb, "d") || strings.HasSuffix(verb, "c") {
			arguments[place-1] = 1
		}
	}
	return fmt.Sprintf(format, arguments...)
}
