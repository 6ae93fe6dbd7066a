package words

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// everyString calls visit for each string in a struct of strings and structs.
func everyString(path string, value reflect.Value, visit func(path, text string)) {
	if value.Kind() == reflect.String {
		visit(path, value.String())
		return
	}
	for i := range value.NumField() {
		everyString(path+"."+value.Type().Field(i).Name, value.Field(i), visit)
	}
}

// verbs returns what a format takes, in the order of its arguments: the
// letters of its verbs, a q being a string as well.
func verbs(format string) []string {
	var taken []string
	next := 1
	for _, found := range regexp.MustCompile(`%(?:\[(\d+)\])?([a-z])`).FindAllStringSubmatch(format, -1) {
		place := next
		if found[1] != "" {
			place, _ = strconv.Atoi(found[1])
		} else {
			next++
		}
		taken = append(taken, strconv.Itoa(place)+strings.Replace(found[2], "q", "s", 1))
	}
	slices.Sort(taken)
	return taken
}

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	english := map[string]string{}
	collect := func(path, text string) { english[path] = text }
	everyString("Commands", reflect.ValueOf(englishCommands()), collect)
	everyString("Errors", reflect.ValueOf(englishErrors()), collect)
	everyString("Year", reflect.ValueOf(englishYear()), collect)
	everyString("Safety", reflect.ValueOf(englishSafety()), collect)
	everyString("Doctor", reflect.ValueOf(englishDoctor()), collect)
	compare := func(path, chinese string) {
		if chinese == "" || english[path] == "" {
			t.Errorf("%s: 中文 %q, English %q: one is missing", path, chinese, english[path])
		}
		if !slices.Equal(verbs(chinese), verbs(english[path])) {
			t.Errorf("%s: %q and %q take different values", path, chinese, english[path])
		}
		if strings.Contains(chinese, "\n") || strings.Contains(english[path], "\n") {
			t.Errorf("%s has several lines", path)
		}
	}
	everyString("Commands", reflect.ValueOf(chineseCommands()), compare)
	everyString("Errors", reflect.ValueOf(chineseErrors()), compare)
	everyString("Year", reflect.ValueOf(chineseYear()), compare)
	everyString("Safety", reflect.ValueOf(chineseSafety()), compare)
	everyString("Doctor", reflect.ValueOf(chineseDoctor()), compare)
}
