package words

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// everyWord calls visit for each string in words of any form, and for each result
// of a function.
func everyWord(path string, value reflect.Value, visit func(path, text string)) {
	switch value.Kind() {
	case reflect.String:
		visit(path, value.String())
	case reflect.Struct:
		for i := range value.NumField() {
			everyWord(path+"."+value.Type().Field(i).Name, value.Field(i), visit)
		}
	case reflect.Slice, reflect.Array:
		if value.Len() == 0 {
			visit(path, "")
		}
		for i := range value.Len() {
			everyWord(path+"["+strconv.Itoa(i)+"]", value.Index(i), visit)
		}
	case reflect.Map:
		if value.Len() == 0 {
			visit(path, "")
		}
		for entry := value.MapRange(); entry.Next(); {
			everyWord(path+"["+fmt.Sprint(entry.Key())+"]", entry.Value(), visit)
		}
	case reflect.Func:
		if value.IsNil() {
			visit(path, "")
			return
		}
		arguments := make([]reflect.Value, value.Type().NumIn())
		for i := range arguments {
			arguments[i] = reflect.Zero(value.Type().In(i))
		}
		for i, result := range value.Call(arguments) {
			everyWord(path+"()["+strconv.Itoa(i)+"]", result, visit)
		}
	default:
		panic(path + " holds a " + value.Kind().String() + ", of which this test knows nothing")
	}
}

// verbs returns what a format takes, in the order of its arguments: the
// letters of its verbs, a q being a string as well. What each is used for more than
// once counts once.
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

// formatted fills a format in; what it takes wrong is marked by fmt with %!.
func formatted(format string) string {
	var arguments []any
	for _, verb := range verbs(format) {
		place, _ := strconv.Atoi(strings.TrimRight(verb, "abcdefghijklmnopqrstuvwxyz"))
		for len(arguments) < place {
			arguments = append(arguments, "x") // one that is left out may be anything
		}
		if strings.HasSuffix(verb, "d") || strings.HasSuffix(verb, "c") {
			arguments[place-1] = 1
		}
	}
	return fmt.Sprintf(format, arguments...)
}

func TestWordsAreCompleteInBothLanguages(t *testing.T) {
	english, chinese := map[string]string{}, map[string]string{}
	everyWord("Words", reflect.ValueOf(*In(English)), func(path, text string) { english[path] = text })
	everyWord("Words", reflect.ValueOf(*In(Chinese)), func(path, text string) { chinese[path] = text })
	groups := reflect.TypeFor[Words]().NumField()
	if groups < 10 || len(english) < 100*groups/5 {
		t.Fatalf("%d words in %d groups: most are missing", len(english), groups)
	}
	for path := range english {
		if _, known := chinese[path]; !known {
			t.Errorf("%s is in English alone: %q", path, english[path])
		}
	}
	for path, text := range chinese {
		other := english[path]
		if text == "" || other == "" {
			t.Errorf("%s: 中文 %q, English %q: one is missing", path, text, other)
		}
		if !slices.Equal(verbs(text), verbs(other)) {
			t.Errorf("%s: %q and %q take different values", path, text, other)
		}
		for _, format := range []string{text, other} {
			if len(verbs(format)) > 0 && strings.Contains(formatted(format), "%!") {
				t.Errorf("%s: %q can't be filled in: %s", path, format, formatted(format))
			}
		}
	}
}

// What the walk over the words must find: an empty one, at any depth and in any form.
func TestEveryWordIsVisited(t *testing.T) {
	type inner struct{ Empty, Word string }
	words := struct {
		Plain    inner
		List     []string
		None     []string
		ByName   map[string]string
		Function func(int) string
		Missing  func() string
	}{
		Plain: inner{Word: "字"}, List: []string{"字", ""}, ByName: map[string]string{"a": ""}, Function: func(int) string { return "" },
	}
	var empty []string
	everyWord("", reflect.ValueOf(words), func(path, text string) {
		if text == "" {
			empty = append(empty, path)
		}
	})
	want := []string{".Plain.Empty", ".List[1]", ".None", ".ByName[a]", ".Function()[0]", ".Missing"}
	if !slices.Equal(empty, want) {
		t.Errorf("empty: %q, want %q", empty, want)
	}
}
